internal import RightsModel
internal import RightsXML

/// Reads the computer part of a resultant set: who the machine is, which GPOs it has, and what they set.
struct ResultantSetParser {
  private(set) var snapshot: Snapshot
  private let uri: String
  // By what a setting names its GPO with; a GPO stands once.
  private var policies: [String: PolicySetting] = [:]

  init(_ snapshot: Snapshot, uri: String) {
    self.snapshot = snapshot
    self.uri = uri
  }

  mutating func parse(_ root: XMLElement) {
    guard let computer = root.child("ComputerResults") else {
      return withhold(
        "rights-not-collected", "the report has no results of the computer", root,
        help: "run `gpresult /scope computer /x FILE` from an elevated prompt")
    }
    identify(computer)
    var isEvidence = true
    if root.value(of: "DataType") != "LoggedData" {
      isEvidence = false
      withhold(
        "planning-data",
        "the report is a simulation, or does not say that it was logged on the machine: it proves nothing",
        root.child("DataType") ?? root, help: "run `gpresult /scope computer /x FILE` on the machine itself")
    } else {
      snapshot.facts.collectedAt = root.value(of: "ReadTime").flatMap { Timestamp($0) }
      describe(computer)
      if let gap = gap(computer) {
        isEvidence = false
        withhold(
          "security-not-applied", gap.reason, gap.element,
          help: "mend what the security extension reports, run `gpupdate /force` and collect it again")
      }
    }
    settings(computer, isEvidence: isEvidence)
  }

  // MARK: - The machine

  /// `CORP\WEB01$` names the machine.
  private mutating func identify(_ computer: XMLElement) {
    guard let text = computer.value(of: "Name") else { return }
    let parts = text.split(separator: "\\", maxSplits: 1)
    guard let last = parts.last else { return }
    let name = String(last.hasSuffix("$") ? last.dropLast() : last)
    guard !name.isEmpty else { return }
    snapshot.facts.name = name
    snapshot.subject.id = name
    // A workgroup's name looks the same; only a DNS name tells that there is a domain.
    if parts.count == 2, computer.value(of: "Domain")?.contains(".") == true {
      snapshot.facts.domain = String(parts[0])
      snapshot.facts.domainJoined = true
      // The scope of management: `corp.example/Servers/Web`.
      snapshot.facts.ou = computer.value(of: "SOM").flatMap { OrganizationalUnit($0) }
    }
  }

  /// The groups of the computer's account tell its domain, and whether it is a domain controller.
  private mutating func describe(_ computer: XMLElement) {
    let groups = computer.children("SecurityGroup").compactMap { $0.value(of: "SID") }.compactMap { SID($0) }
    // Domain Computers, Domain Controllers and Read-only Domain Controllers are of the machine's own domain.
    let own = groups.filter { $0.isDomainAccount && [515, 516, 521].contains($0.rid) }
    let domains = Set(own.compactMap(\.domain))
    guard domains.count == 1, let domain = domains.first else { return }
    snapshot.facts.domainSID = domain
    snapshot.facts.domainJoined = true
    if own.contains(where: { $0.rid != 515 }) {
      snapshot.facts.role = .domainController
      snapshot.facts.machineSID = domain
    }
  }

  // MARK: - The settings

  /// Why what the report lists is not what the machine has.
  private func gap(_ computer: XMLElement) -> (reason: String, element: XMLElement)? {
    var hasStatus = false
    for status in computer.children("ExtensionStatus")
    where status.value(of: "Identifier").flatMap({ GUID($0) }) == SecurityExtension.identifier {
      hasStatus = true
      guard status.value(of: "Error") == "0" else {
        return (
          "the security extension ended with error \(status.value(of: "Error") ?? "?"), so what was set may not be in force",
          status.child("Error") ?? status
        )
      }
      guard status.value(of: "LoggingStatus") == "Complete" else {
        return ("the security extension did not log all that it did", status.child("LoggingStatus") ?? status)
      }
    }
    if let gap = SecurityExtension.gap(computer) { return gap }
    guard !hasStatus, let first = SecurityExtension.rights(computer).first else { return nil }
    return ("the report does not say how the security extension ended", first)
  }

  private mutating func settings(_ computer: XMLElement, isEvidence: Bool) {
    for gpo in computer.children("GPO") { policy(gpo) }
    var labels = PolicyLabels()
    var resultant = ResultantRights(uri: uri)
    for element in SecurityExtension.rights(computer) {
      let statement = SecurityExtension.statement(element, labels: &labels)
      let gpo = element.child("GPO")
      var setting = gpo.flatMap { policies[Self.key($0)] } ?? PolicySetting(precedence: 0)
      if let gpo, setting.gpo == nil { Self.name(&setting, gpo) }
      resultant.add(statement, precedence: element.value(of: "Precedence"), setting)
    }
    resultant.conclude(into: &snapshot, isEvidence: isEvidence)
    labels.conclude(into: &snapshot)
  }

  /// A GPO of the list, with the link by which it applies.
  private mutating func policy(_ element: XMLElement) {
    guard let path = element.child("Path") else { return }
    var setting = PolicySetting(precedence: 0)
    Self.name(&setting, path)
    setting.gpo = element.value(of: "Name")
    // 0 is a link that does not apply; of several the one that is applied last counts.
    let order = { (link: XMLElement) in link.value(of: "AppliedOrder").flatMap { Int($0) } ?? 0 }
    if let link = element.children("Link").filter({ order($0) > 0 }).max(by: { order($0) < order($1) }) {
      setting.scope = link.value(of: "SOMPath")
      setting.isEnforced = link.value(of: "NoOverride").map { $0 == "true" }
    }
    policies[Self.key(path)] = setting
  }

  private static func name(_ setting: inout PolicySetting, _ element: XMLElement) {
    let identifier = element.value(of: "Identifier")
    setting.guid = identifier.flatMap { GUID($0) }
    setting.domain = element.value(of: "Domain")?.lowercased()
    if setting.guid == nil { setting.gpo = identifier }
  }

  private static func key(_ element: XMLElement) -> String {
    "\(element.value(of: "Domain") ?? "")/\(element.value(of: "Identifier") ?? "")".lowercased()
  }

  private mutating func withhold(
    _ code: Diagnostic.Code, _ reason: String, _ element: XMLElement, help: String
  ) {
    snapshot.completeness = .partial(reason: reason)
    snapshot.diagnostics.append(
      Diagnostic(.warning, code, "\(reason): no right is collected", at: element.location(in: uri), help: help))
  }
}
