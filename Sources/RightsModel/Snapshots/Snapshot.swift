/// What was collected of one subject at one time.
package struct Snapshot: Sendable, Hashable {
  /// Lines (or entries) that speak of rights: read + rejected = total.
  package struct LineCount: Sendable, Hashable {
    package var read: Int
    package var rejected: Int
    package init(read: Int = 0, rejected: Int = 0) {
      self.read = read
      self.rejected = rejected
    }
  }

  package var subject: Subject
  /// Ids of the formats it was read as, each once, in the order of `sources`.
  package var readAs: [String]
  package var layer: Layer
  package var facts: MachineFacts
  package var rights: RightsTable
  /// What other sources of the same machine say of a right, where that is not what `rights` says.
  package var alternatives: [UserRight: [ObservedRight]]
  /// Rights that are not in the catalogue, verbatim name to verbatim value, in file order.
  package var unknownRights: [UnknownRight]
  /// Whether all rights were read: of what is complete, a right that is not listed is what the format promises.
  package var completeness: Completeness
  /// What else the collection says of how far it came; an item that is not here is not known to be complete.
  package var collected: [SnapshotItem: Completeness]
  /// The same of single rights, where it differs from all of them.
  package var collectedRights: [UserRight: Completeness]
  /// Names that the source gives for SIDs; labels only.
  package var names: [SID: String]
  /// RIDs (500, 501) whose account names the source gives: a name that is left is none of these accounts.
  package var namedRIDs: [UInt32]
  /// What the source calls accounts of the machine whose SID it does not give, by RID.
  package var relativeNames: [UInt32: String]
  /// SIDs that the source says do not resolve.
  package var orphans: Set<SID>
  /// The files it came from; `ObservedRight.source` points here.
  package var sources: [InputFile]
  /// The format of each source, where they are of several; empty where one format is all.
  package var formats: [String]
  package var lines: LineCount
  package var diagnostics: [Diagnostic]
  /// 1-based line of the rights section's header; 0 where there is none.
  package var sectionLine: Int32
  /// Tokens of processes on the machine, in the order of their files.
  package var tokens: [Token]
  /// What each GPO sets a right to, the winner first, where the source is a resultant set of policy.
  package var policies: [UserRight: [PolicySetting]]
  /// Registrations of WMI providers, in the order of their files.
  package var providers: [WMIProvider]
  // At most one: an array, so that the snapshots of a fleet, which have none, stay small.
  private var access: [WMIAccess]

  /// A right whose name the catalogue does not know, kept as it was read.
  package struct UnknownRight: Sendable, Hashable {
    package var name: String
    package var value: String
    package var line: Int32
    package init(name: String, value: String, line: Int32) {
      self.name = name
      self.value = value
      self.line = line
    }
  }

  /// A snapshot that knows nothing yet.
  package init(subject: Subject, layer: Layer) {
    self.subject = subject
    self.layer = layer
    readAs = []
    facts = MachineFacts()
    rights = .notCollected
    alternatives = [:]
    unknownRights = []
    completeness = .complete
    collected = [:]
    collectedRights = [:]
    names = [:]
    namedRIDs = []
    relativeNames = [:]
    orphans = []
    sources = []
    formats = []
    lines = LineCount()
    diagnostics = []
    sectionLine = 0
    tokens = []
    policies = [:]
    providers = []
    access = []
  }

  /// How WMI is reached and what it answers; nil where nothing was collected of that.
  package var wmi: WMIAccess? {
    get { access.first }
    set { access = newValue.map { [$0] } ?? [] }
  }
}

extension Snapshot {
  /// The id of the format that an observation was read as.
  package func format(of observed: ObservedRight) -> String? {
    let index = Int(observed.source)
    return formats.indices.contains(index) ? formats[index] : readAs.first
  }
}
