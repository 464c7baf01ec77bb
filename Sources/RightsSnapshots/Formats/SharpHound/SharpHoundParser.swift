internal import RightsModel
internal import RightsYAML

/// Reads one computer.
///
/// Source: SharpHoundCommon, UserRightsAssignmentProcessor. It leaves out services, application pools and several well-known
/// principals, so a list says who holds the right at least, and an empty one says nothing.
struct SharpHoundParser {
  private(set) var snapshot: Snapshot
  private let uri: String
  private var ledger: PolicyLedger
  /// The computer's account, which stands for the machine in the SIDs of its local accounts and groups.
  private var account: SID?

  init(_ snapshot: Snapshot, uri: String) {
    self.snapshot = snapshot
    self.uri = uri
    ledger = PolicyLedger(uri: uri)
  }

  mutating func parse(_ computer: YAMLNode) {
    identify(computer)
    if let rights = computer.value(of: "UserRights") {
      switch rights.content {
      case .sequence(let entries): for right in entries { read(right) }
      // As other collections of a computer are: one object, with why it failed.
      case .mapping: note("user rights", rights, rights.location.line ?? 1)
      case .scalar: break
      }
    }
    for (right, observed) in ledger.faults { snapshot.rights[right] = observed }
    snapshot.completeness = .partial(
      reason: "SharpHound collects some rights only, and leaves out services and well-known principals")
    ledger.conclude(into: &snapshot)
  }

  private mutating func identify(_ computer: YAMLNode) {
    account = computer.value(of: "ObjectIdentifier")?.scalar.flatMap { SID($0) }
    let properties = computer.value(of: "Properties")
    if let name = properties?.value(of: "name")?.scalar, !name.isEmpty {
      snapshot.subject.id = name
      snapshot.facts.name = String(name.prefix { $0 != "." })
      if name.contains(".") { snapshot.facts.fqdn = name }
    } else if let account {
      snapshot.subject.id = account.description
      snapshot.facts.id = account.description
    }
    if let name = properties?.value(of: "distinguishedname")?.scalar {
      snapshot.facts.ou = OrganizationalUnit(name)?.parent
    }
    guard let domain = account?.domain, domain.isDomain else { return }
    snapshot.facts.domainSID = domain
    snapshot.facts.domainJoined = true
    if computer.value(of: "IsDC")?.scalar == "true" || computer.value(of: "PrimaryGroupSID")?.scalar == "\(domain)-516"
    {
      snapshot.facts.role = .domainController
      snapshot.facts.machineSID = domain
    }
  }

  private mutating func read(_ entry: YAMLNode) {
    let line = entry.location.line ?? 1
    var statement = PolicyStatement(name: entry.value(of: "Privilege")?.scalar, line: line)
    let isCollected = entry.value(of: "Collected")?.scalar == "true"
    if isCollected {
      guard case .sequence(let results)? = entry.value(of: "Results")?.content else {
        statement.fault = "it has no list of results"
        _ = ledger.accept(statement)
        return
      }
      for result in results { add(result.value(of: "ObjectIdentifier")?.scalar, &statement) }
      label(entry)
    }
    guard let right = ledger.accept(statement) else { return }
    let holders = statement.holders
    let assignment: Assignment = holders.isEmpty ? .notCollected : .principals(holders, complete: false)
    if !isCollected { note(right.constant, entry, line) }
    if snapshot.rights[right].line == 0 {
      snapshot.rights[right] = ObservedRight(assignment, line: Int32(clamping: line))
    } else if snapshot.rights[right].assignment != assignment {
      ledger.report(
        "contradicting-items", right, "two entries of it differ", Int32(clamping: line), help: "collect it again")
    }
  }

  private mutating func add(_ text: String?, _ statement: inout PolicyStatement) {
    guard let text, let principal = principal(text) else {
      statement.fault = statement.fault ?? "a holder is no SID"
      return
    }
    statement.principals.append(principal)
  }

  /// A SID; `CORP.EXAMPLE-S-1-1-0`, by which well-known ones are told apart by domain; or the computer's account with the RID
  /// of a local group or account behind it.
  private func principal(_ text: String) -> Principal? {
    var bare = Substring(text)
    while !bare.hasPrefix("S-1-"), let dash = bare.firstIndex(of: "-") { bare = bare[bare.index(after: dash)...] }
    guard let sid = SID(String(bare)) else { return nil }
    guard let account, sid.domain == account else { return .sid(sid) }
    // Aliases of BUILTIN end at 583; the accounts that each machine has are 500 to 504, others begin at 1000.
    if (544...583).contains(sid.rid) { return SID(authority: 5, subAuthorities: [32, sid.rid]).map { .sid($0) } }
    return .relative(.machine, rid: sid.rid)
  }

  private mutating func label(_ entry: YAMLNode) {
    guard case .sequence(let names)? = entry.value(of: "LocalNames")?.content else { return }
    for name in names {
      guard let text = name.value(of: "PrincipalName")?.scalar, let id = name.value(of: "ObjectId")?.scalar else {
        continue
      }
      if case .sid(let sid)? = principal(id), snapshot.names[sid] == nil { snapshot.names[sid] = text }
    }
  }

  private mutating func note(_ right: String, _ entry: YAMLNode, _ line: Int) {
    let reason = entry.value(of: "FailureReason")?.scalar.map { String($0.prefix(200)) } ?? ""
    snapshot.diagnostics.append(
      Diagnostic(
        .warning, "rights-not-collected", "\(right) could not be collected\(reason.isEmpty ? "" : ": \(reason)")",
        at: SourceLocation(uri: uri, line: line), help: "collect as an administrator of the machine"))
  }
}
