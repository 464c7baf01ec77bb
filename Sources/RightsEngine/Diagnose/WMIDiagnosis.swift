package import RightsBaselines
package import RightsEvaluation
package import RightsModel

/// Finds out for machines whether a client of WMI gets what a provider has for it, and where not, why.
package struct WMIDiagnosis {
  /// What is asked, beside what was collected.
  package struct Request: Sendable {
    package var paths: [String]
    package let asOf: Timestamp
    /// A format id that every input is read as.
    package var format: String?
    package var os: OSRelease?
    package var role: Role?
    /// The one provider that is meant, by name; nil: all.
    package var provider: String?
    /// What the user says of the client and of the host, over what was collected.
    package var clientLevel: ImpersonationLevel?
    package var hostAccount: Principal?
    package var hostProcess: String?
    /// Whether files get their SHA-256.
    package var digests = false

    package init(paths: [String], asOf: Timestamp) {
      self.paths = paths
      self.asOf = asOf
    }
  }

  /// A machine with its chains.
  package struct Machine: Sendable {
    package var situation: WMISituation
    package var chains: [WMIChain]
    package var subject: Subject { situation.snapshot.subject }
  }

  package private(set) var machines: [Machine] = []
  /// The one provider that was asked for; nil: all.
  package let provider: String?
  /// The moment of the run.
  package let asOf: Timestamp
  /// As reports of scans name it; nil where the library cannot be read.
  package let libraryVersion: String?
  package private(set) var diagnostics: [Diagnostic] = []
  /// Nothing was there, or something could not be read.
  package private(set) var isUnread = false

  /// - Parameter library: where the default holders of each release and role are taken from.
  package init(_ request: Request, library: BaselineLibrary) {
    provider = request.provider
    asOf = request.asOf
    libraryVersion = (try? library.digest()).map { "sha256:\($0.prefix(16))" }
    let baselines = library.loadAll().baselines
    let outcome = Read.snapshots(
      request.paths, format: request.format, os: request.os, role: request.role, digests: request.digests
    ) { snapshot in
      guard snapshot.subject.kind == .machine else { return }
      machines.append(Self.machine(snapshot, request, baselines))
    }
    diagnostics = outcome.diagnostics
    isUnread = outcome.isIncomplete || machines.isEmpty
  }

  private static func machine(_ snapshot: Snapshot, _ request: Request, _ baselines: [Baseline]) -> Machine {
    var snapshot = snapshot
    let facts = snapshot.facts
    if request.clientLevel != nil || request.hostAccount != nil || request.hostProcess != nil {
      var access = snapshot.wmi ?? WMIAccess()
      if let level = request.clientLevel {
        access.clientLevel = level
        access.takeWithoutFile(.clientLevel)
      }
      if let account = request.hostAccount {
        access.hostAccount = account
        access.takeWithoutFile(.hosting)
      }
      if let process = request.hostProcess {
        access.hostProcess = process
        access.takeWithoutFile(.hosting)
      }
      snapshot.wmi = access
    }
    var names = NameResolution(facts: facts, directory: DirectoryView())
    let mayBeWellKnown = names.resolve(&snapshot)
    let context = EvaluationContext(
      facts: facts, accounts: [:], namesMayBeWellKnown: mayBeWellKnown, namedRIDs: snapshot.namedRIDs)
    let situation = WMISituation(
      snapshot, facts: facts, context: context, asOf: request.asOf, defaultHolders: defaultHolders(facts, baselines))
    return Machine(situation: situation, chains: WMIChain.chains(situation, provider: request.provider))
  }

  private static func defaultHolders(_ facts: MachineFacts, _ baselines: [Baseline]) -> [SID] {
    guard let os = facts.os, let role = facts.role, os.rights.contains(.impersonatePrivilege),
      let table = InstalledRights.table(baselines, os: os, role: role),
      case .principals(let principals, _) = table[.impersonatePrivilege].assignment
    else { return [] }
    return principals.compactMap { if case .sid(let sid) = $0 { sid } else { nil } }
  }

  /// The exit codes that hold, ascending; `[0]` where every chain is intact.
  package var exits: [Int] {
    let chains = machines.flatMap(\.chains)
    var exits: [Int] = []
    if chains.contains(where: { $0.conclusion == .broken || $0.links.contains { $0.state == .exposed } }) {
      exits.append(1)
    }
    if isUnread || chains.contains(where: { !$0.isComplete }) { exits.append(3) }
    return exits.isEmpty ? [0] : exits
  }

  /// How much was looked at, as one clause.
  package var scope: String {
    let chains = machines.reduce(0) { $0 + $1.chains.count }
    return "\(machines.count) \(machines.count == 1 ? "machine" : "machines"), "
      + "\(chains) \(chains == 1 ? "chain" : "chains")\(provider.map { " of the provider \($0)" } ?? "")"
  }

  /// What came out, as one sentence without its full stop.
  package var reason: String {
    if machines.isEmpty { return "there was no machine to look at" }
    let chains = machines.flatMap(\.chains)
    var parts: [String] = []
    for conclusion in [WMIChain.Conclusion.broken, .exposed, .incomplete, .intact] {
      let count = chains.count { $0.conclusion == conclusion }
      if count > 0 { parts.append("\(count) \(count == 1 ? "chain" : "chains") \(conclusion.rawValue)") }
    }
    let open = chains.count { $0.conclusion == .broken && !$0.isComplete }
    if open > 0 { parts.append("not every link of what is broken is known") }
    if isUnread { parts.append("some of the input could not be read") }
    return parts.joined(separator: "; ")
  }
}
