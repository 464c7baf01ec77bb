internal import RightsModel

/// Reads the instances of one machine.
///
/// Source: RSOP_UserPrivilegeRight, RSOP_SecuritySettings and RSOP_PolicySettingStatus (Microsoft's WMI reference). An
/// `AccountList` that is NULL or empty is nobody; a property that the whole file lacks was not asked for.
struct InstanceReader {
  private var snapshot: Snapshot
  private var resultant: ResultantRights
  private let properties: Set<String>

  /// - Parameter properties: the names that any instance of the file has.
  init(_ context: ReadContext, host: String?, properties: Set<String>) {
    self.properties = properties
    snapshot = Snapshot(subject: context.subject, layer: .effective)
    resultant = ResultantRights(uri: context.uri)
    if let host { snapshot.identify(host) }
  }

  mutating func take(_ row: InstanceRow) {
    var statement = PolicyStatement(name: row.isCut ? nil : row.text("userright"), line: row.line)
    if row.isCut {
      statement.fault = "a row has not as many fields as the header, or its end is missing"
    } else {
      holders(row, &statement)
    }
    let precedence = row.text("precedence")
    resultant.add(statement, precedence: precedence, setting(row))
    guard precedence == "1", let right = statement.name.flatMap({ UserRight(constant: $0) }) else { return }
    // 1 is applied; 0 not tried, 2 ignored, 3 failed, 4 failed in part.
    let (status, error) = (outcome(row, "status", good: "1"), outcome(row, "errorcode", good: "0"))
    if status == "1", error == "0" { return }
    let words = "status \(status ?? "not given"), error \(error ?? "not given")"
    resultant.fail(
      right, "Windows \(status == nil || error == nil ? "may not have applied it" : "did not apply it"): \(words)",
      Int32(clamping: row.line))
  }

  /// What a row says of how it ended: taken as good only where the whole file was made without that.
  private func outcome(_ row: InstanceRow, _ name: String, good: String) -> String? {
    row.text(name) ?? (properties.contains(name) ? nil : good)
  }

  func finish() -> Snapshot {
    var (snapshot, resultant) = (snapshot, resultant)
    resultant.conclude(into: &snapshot, isEvidence: true)
    return snapshot
  }

  /// The accounts, as a list, or as one text that a collector joined with `;` or `,`.
  private func holders(_ row: InstanceRow, _ statement: inout PolicyStatement) {
    switch row.values["accountlist"] {
    case .null: break
    case .list(let accounts): for account in accounts { statement.add(sid: nil, name: account) }
    case .text(let text): split(text, &statement)
    case .other: statement.fault = "its AccountList is no list of accounts"
    case nil: statement.fault = "it has no AccountList, so its holders were not asked for"
    }
  }

  private func split(_ text: String, _ statement: inout PolicyStatement) {
    if text.hasPrefix("System.") {
      statement.fault = "PowerShell wrote the type of AccountList in place of the list: join it with `-join ';'`"
      return
    }
    for part in text.split(whereSeparator: { $0 == ";" || $0 == "," }) {
      let account = part.drop { $0 == " " }
      statement.add(sid: nil, name: String(account.reversed().drop { $0 == " " }.reversed()))
    }
    // As Format-Table writes a list, or ConvertTo-Json one that lies too deep.
    if text.hasPrefix("{") || statement.principals.contains(where: Self.isRunTogether) {
      statement.fault = "its accounts run into each other: join them with `-join ';'`"
    }
  }

  private static func isRunTogether(_ principal: Principal) -> Bool {
    if case .name(let name) = principal { name.contains(" *S-1-") } else { false }
  }

  private func setting(_ row: InstanceRow) -> PolicySetting {
    var setting = PolicySetting(precedence: 0)
    setting.scope = row.text("somid")
    guard let id = row.text("gpoid") else { return setting }
    // `CN={GUID},CN=Policies,CN=System,DC=corp,DC=example`, or `LocalGPO`.
    if let open = id.firstIndex(of: "{"), let close = id[open...].firstIndex(of: "}") {
      setting.guid = GUID(String(id[open...close]))
    }
    let labels = id.split(separator: ",").filter { $0.lowercased().hasPrefix("dc=") }.map { $0.dropFirst(3) }
    if !labels.isEmpty { setting.domain = labels.joined(separator: ".").lowercased() }
    if setting.guid == nil { setting.gpo = id }
    return setting
  }
}

extension Snapshot {
  /// Names the machine: `WEB01` or `web01.corp.example`.
  mutating func identify(_ host: String) {
    let name = String(host.prefix { $0 != "." })
    // The parts of an address are no names.
    if name.count < host.count, name.contains(where: { !$0.isNumber }) {
      facts.fqdn = host
      facts.name = name
    } else {
      facts.name = host
    }
    subject.id = host
  }
}
