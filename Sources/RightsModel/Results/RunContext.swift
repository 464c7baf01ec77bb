/// What is fixed before the first subject is read: what the reports say of the run at their head.
package struct RunContext: Sendable {
  /// A policy of the run.
  package struct Policy: Sendable, Hashable {
    package var id: String
    package var file: InputFile
    package init(id: String, file: InputFile) {
      self.id = id
      self.file = file
    }
  }

  package var toolVersion: String
  package var libraryVersion: String
  package var asOf: Timestamp
  /// Sorted by id.
  package var policies: [Policy]
  /// Every baseline that may be evaluated, sorted by id.
  package var baselines: [Baseline]
  /// The documents that policies lay over those, sorted by id.
  package var overlays: [Policy] = []
  /// Whether anything may change rules for some subjects, these or what policies say in place.
  package var hasOverlays = false
  /// Every rule of those baselines and the engine's own, sorted by id; `RuleResult.ruleIndex` points here.
  package var rules: [RunRule]
  /// Sorted by id; `Acceptance.Use.waiver` points here.
  package var waivers: [Waiver] = []
  /// The file of known findings that the run is held against; nil where it is held against none.
  package var known: InputFile?
  /// Where its entries stand.
  package var knownPlaces: [KnownFinding.Key: SourceLocation] = [:]
  /// The configuration files (baselines, policies, waivers, inventories, directories), sorted by uri.
  package var configuration: [InputFile]
  /// Only what a person must act on is written: problems, not passes.
  package var failuresOnly: Bool
  /// The command line as given, without the program's path.
  package var arguments: [String]
  /// What the working folder is a work tree of; nil where it is none.
  package var versionControl: VersionControl?

  package init(
    toolVersion: String, libraryVersion: String, asOf: Timestamp, policies: [Policy], baselines: [Baseline],
    rules: [RunRule], configuration: [InputFile], failuresOnly: Bool, arguments: [String],
    versionControl: VersionControl? = nil
  ) {
    self.toolVersion = toolVersion
    self.libraryVersion = libraryVersion
    self.asOf = asOf
    self.policies = policies
    self.baselines = baselines
    self.rules = rules
    self.configuration = configuration
    self.failuresOnly = failuresOnly
    self.arguments = arguments
    self.versionControl = versionControl
  }
}
