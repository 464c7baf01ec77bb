internal import Glibc
package import RightsModel
internal import RightsSnapshots
internal import RightsText

/// Collects machines over the network, with Samba's client tools and read-only calls: accounts and their rights from the local
/// security authority, domains, role and build for the identity.
package struct RPCCollector: Sendable {
  /// What became of one machine.
  package struct Outcome: Sendable {
    package var host: RPCHost
    /// Its folder.
    package var path: String
    package var items: [CollectedItem]
    /// What somebody should know beside that.
    package var warnings: [String]

    /// Whether all that can be collected in this way was.
    package var isComplete: Bool {
      items.allSatisfy { $0.outcome == .complete || $0.name != .rights && $0.name != .identity }
    }
    /// Whether the machine refused the credentials, so that they should be tried nowhere else.
    package var refusedCredentials: Bool
    /// Whether it took them, so that they are no wrong ones.
    package var acceptedCredentials: Bool
  }

  private static let name = "plumbline collect rpc"
  private static let transcriptName = "rpcclient.txt"
  /// Accounts that one command asks for: what may stand on a command line has a limit.
  private static let batch = 200

  private let tools: SambaTools
  private let folder: String
  private let now: @Sendable () -> Timestamp

  /// - Parameters:
  ///   - folder: in which each machine gets its own.
  ///   - now: the clock.
  package init(_ tools: SambaTools, folder: String, now: @escaping @Sendable () -> Timestamp) {
    (self.tools, self.folder, self.now) = (tools, folder, now)
  }

  /// Makes the folder in which the machines get theirs, before anybody is asked.
  package func prepare() throws(OutputError) {
    if mkdir(folder, 0o777) != 0, errno != EEXIST { throw .system(folder) }
    if access(folder, W_OK | X_OK) != 0 { throw .system(folder) }
  }

  /// The folder of a machine that is there already, which would have to be overwritten; nil where there is none.
  package func obstacle(_ host: RPCHost) -> String? {
    let path = "\(folder)/\(host)"
    return DirectoryListing.kind(of: path) == nil ? nil : path
  }

  /// Asks a machine and writes its folder, whatever comes of it.
  package func collect(_ host: RPCHost) async throws(OutputError) -> Outcome {
    let startedAt = now()
    var session = RPCSession(host, tools)
    await session.ask("lsaquery 12")
    if !session.isUnreachable {
      await session.ask("lsaquery 5")
      await session.ask("srvinfo")
      await session.askRegistry(#"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion"#, "CurrentBuildNumber")
      // Samba takes no longer answer than this one.
      await session.ask("lsaenumsid 0 8192", about: .rights)
      await rights(&session)
    }
    return try write(host, session, startedAt: startedAt)
  }

  /// A machine that is not asked, because another refused the credentials.
  package func skip(_ host: RPCHost, refusedBy other: RPCHost) throws(OutputError) -> Outcome {
    var session = RPCSession(host, tools)
    let reason = "\(host) was not asked: \(other) refused the credentials, and one more attempt might lock the account"
    session.give(up: reason)
    var outcome = try write(host, session, startedAt: now())
    outcome.warnings.append(reason)
    return outcome
  }

  private func rights(_ session: inout RPCSession) async {
    guard let accounts = RPCClient.survey(session.transcript).accounts else { return }
    var rest = accounts[...]
    while !rest.isEmpty {
      let sids = rest.prefix(Self.batch)
      rest = rest.dropFirst(Self.batch)
      await session.ask(sids.map { "lsaenumacctrights \($0)" }, about: .rights)
      await session.ask("lookupsids " + sids.map(\.description).joined(separator: " "))
      if session.isUnreachable { return }
    }
    // In an answer to many, a refusal does not say whom it is about.
    for sid in RPCClient.survey(session.transcript).unanswered {
      await session.ask("lsaenumacctrights \(sid)", about: .rights)
      if session.isUnreachable { return }
    }
  }

  private func write(_ host: RPCHost, _ session: RPCSession, startedAt: Timestamp) throws(OutputError) -> Outcome {
    let survey = RPCClient.survey(session.transcript)
    let name = host.shortName ?? survey.serverName.flatMap { RPCHost($0)?.shortName } ?? host.description
    let context = ReadContext(uri: Self.transcriptName, subject: Subject(kind: .machine, id: name))
    var snapshot =
      RPCClient.read(session.transcript.span, context).first ?? Snapshot(subject: context.subject, layer: .effective)
    snapshot.facts.name = name
    snapshot.facts.fqdn = host.fqdn
    snapshot.facts.collectedAt = startedAt
    let machine = Array(snapshot.facts.json(collectedBy: Self.name).text.utf8)
    let items =
      [
        rights(snapshot, session), identity(snapshot.facts, session, length: machine.count),
      ] + [.tokens, .policies, .providers, .wmi].map { CollectedItem($0, .notAsked) }
    var output = try CollectionFolder(host, in: folder)
    do throws(OutputError) {
      if !session.transcript.isEmpty { try output.write(Self.transcriptName, session.transcript) }
      try output.write("machine.json", machine)
      try output.write("collection.json", record(items, startedAt: startedAt))
    } catch {
      output.remove()
      throw error
    }
    try output.finish()
    var outcome = Outcome(
      host: host, path: output.path, items: items, warnings: [], refusedCredentials: session.refusesCredentials,
      acceptedCredentials: session.acceptsCredentials)
    if let own = survey.serverName, let given = host.shortName, own.lowercased() != given.lowercased() {
      outcome.warnings.append("\(host) calls itself \(own): its results stand under \(name)")
    }
    return outcome
  }

  private func rights(_ snapshot: Snapshot, _ session: RPCSession) -> CollectedItem {
    let file = session.transcript.isEmpty ? nil : Self.transcriptName
    let hasAny = UserRight.allCases.contains { snapshot.rights[$0].assignment.isCollected }
    var faults = session.faults(.rights)
    let outcome: Completeness.Outcome
    if snapshot.completeness == .complete {
      // What was refused at first was answered later.
      (outcome, faults) = (.complete, [])
    } else {
      outcome = hasAny ? .partial : session.outcome(.rights)
      if faults.isEmpty {
        let words = snapshot.diagnostics.first { $0.code == "incomplete-enumeration" }?.message
        faults = [CollectionError(message: words ?? "the accounts were not enumerated", code: nil)]
      }
    }
    return CollectedItem(
      .rights, outcome, file: file, length: file == nil ? nil : session.transcript.count, faults: faults)
  }

  private func identity(_ facts: MachineFacts, _ session: RPCSession, length: Int) -> CollectedItem {
    let isWhole = facts.role != nil && facts.build != nil && facts.machineSID != nil && facts.domainJoined != nil
    let isEmpty = facts.role == nil && facts.build == nil && facts.machineSID == nil && facts.domainJoined == nil
    var faults = session.faults(.identity)
    let outcome: Completeness.Outcome =
      isEmpty ? session.outcome(.identity) : isWhole && faults.isEmpty ? .complete : .partial
    if outcome == .partial, faults.isEmpty {
      let missing = [
        ("role", facts.role == nil), ("build", facts.build == nil), ("SID", facts.machineSID == nil),
        ("domain", facts.domainJoined == nil),
      ].filter(\.1).map(\.0)
      faults = [CollectionError(message: "the machine did not say its \(missing.joined(separator: ", "))")]
    }
    return CollectedItem(.identity, outcome, file: "machine.json", length: length, faults: faults)
  }

  private func record(_ items: [CollectedItem], startedAt: Timestamp) -> [UInt8] {
    let document = JSONValue.object([
      ("tool", .string(Self.name)), ("version", .number(1)),
      ("startedAt", .string(startedAt.description)), ("endedAt", .string(now().description)),
      ("items", .array(items.map(\.json))),
    ])
    return Array(document.text.utf8)
  }
}
