internal import RightsModel
internal import RightsXML

/// Reads what a device says of its area UserRights, or what is sent to it.
struct ManagementReportParser {
  private(set) var snapshot: Snapshot
  private let uri: String
  private var ledger: PolicyLedger

  init(_ snapshot: Snapshot, _ context: ReadContext) {
    self.snapshot = snapshot
    uri = context.uri
    ledger = PolicyLedger(uri: context.uri)
  }

  mutating func parse(_ root: XMLElement) {
    snapshot.completeness = .partial(reason: "device management tells the rights that it sets, and no other")
    if root.name.local == ManagementReport.report { report(root) } else { messages(root) }
    for (right, observed) in ledger.faults { snapshot.rights[right] = observed }
    ledger.conclude(into: &snapshot)
  }

  private mutating func accept(_ statement: PolicyStatement) {
    guard let right = ledger.accept(statement) else { return }
    let line = Int32(clamping: statement.line)
    let holders = statement.holders
    let assignment: Assignment = holders.isEmpty ? .noOne : .principals(holders, complete: true)
    if snapshot.rights[right].line == 0 {
      snapshot.rights[right] = ObservedRight(assignment, line: line)
    } else if snapshot.rights[right].assignment != assignment {
      ledger.report(
        "contradicting-settings", right, "two settings of it differ", line, help: "collect the report again")
    }
  }

  private static func statement(_ name: String, _ value: String, line: Int) -> PolicyStatement {
    var statement = PolicyStatement(name: UserRightsCSP.right(name)?.constant ?? name, line: line)
    UserRightsCSP.add(value, to: &statement)
    return statement
  }

  // MARK: - MDMDiagReport.xml

  /// What is in force, where the report has it; else what each provider set.
  private mutating func report(_ root: XMLElement) {
    let areas = Self.areas(root, isCurrent: false)
    let current = areas.filter(\.isCurrent)
    for area in (current.isEmpty ? areas : current).map(\.element) {
      // Beside each setting stand its provider, its time and the like, as `DebugPrograms_LastWrite`.
      for setting in area.children where setting.name.local != "PolicyAreaName" && !setting.name.local.contains("_") {
        accept(Self.statement(setting.name.local, setting.text, line: setting.line))
      }
    }
    if areas.isEmpty {
      note("the report has no area UserRights: device management sets no right, or could not be asked", root)
    }
  }

  private static func areas(_ element: XMLElement, isCurrent: Bool) -> [(element: XMLElement, isCurrent: Bool)] {
    let isCurrent = isCurrent || element.name.local.lowercased() == "currentpolicies"
    if element.value(of: "PolicyAreaName")?.lowercased() == "userrights" { return [(element, isCurrent)] }
    return element.children.flatMap { areas($0, isCurrent: isCurrent) }
  }

  // MARK: - SyncML

  /// `Results` are what the device answers; `Replace` and `Add` are what is sent to it.
  private mutating func messages(_ root: XMLElement) {
    let answers = Self.commands(root, ["Results"])
    let orders = Self.commands(root, ["Replace", "Add"])
    if answers.isEmpty, !orders.isEmpty { becomePolicy() }
    for command in answers.isEmpty ? orders : answers {
      for item in command.children("Item") { read(item) }
    }
    for status in Self.commands(root, ["Status"]) { read(status: status) }
    if answers.isEmpty, !orders.isEmpty {
      for right in UserRight.allCases where snapshot.rights[right].line == 0 {
        snapshot.rights[right] = ObservedRight(.notDefined)
      }
    }
  }

  /// What is sent is the policy and not the machine.
  private mutating func becomePolicy() {
    snapshot.subject = Subject(kind: .gpo, id: snapshot.subject.id)
    snapshot.layer = .groupPolicy
    snapshot.completeness = .complete
  }

  private static func commands(_ element: XMLElement, _ names: Set<String>) -> [XMLElement] {
    if names.contains(element.name.local) { return [element] }
    return element.children.flatMap { commands($0, names) }
  }

  private mutating func read(_ item: XMLElement) {
    let uri = (item.child("Source") ?? item.child("Target"))?.value(of: "LocURI")
    guard let name = uri.flatMap(Self.setting) else { return }
    guard let data = item.child("Data") else {
      var statement = PolicyStatement(name: UserRightsCSP.right(name)?.constant ?? name, line: item.line)
      statement.fault = "it has no data"
      return accept(statement)
    }
    accept(Self.statement(name, data.text, line: data.line))
  }

  /// `200` is an answer; others say why there is none.
  private mutating func read(status: XMLElement) {
    guard let code = status.value(of: "Data"), code != "200",
      let name = (status.value(of: "TargetRef") ?? status.value(of: "SourceRef")).flatMap(Self.setting)
    else { return }
    note("\(name) could not be read: the device answers \(code)", status)
    // An answer beside a failure is of another time, or of nothing.
    if let right = UserRightsCSP.right(name), snapshot.rights[right].line > 0 {
      ledger.fault(right, "the device answers \(code) and a value", Int32(clamping: status.line))
    }
  }

  /// `./Device/Vendor/MSFT/Policy/Result/UserRights/DebugPrograms`.
  private static func setting(_ uri: String) -> String? {
    let parts = uri.split(separator: "/")
    guard parts.count >= 2, parts[parts.count - 2].lowercased() == "userrights" else { return nil }
    return parts.last.map(String.init)
  }

  private mutating func note(_ message: String, _ element: XMLElement) {
    snapshot.diagnostics.append(
      Diagnostic(
        .warning, "rights-not-collected", message, at: element.location(in: uri),
        help: "collect it again, elevated, on the managed machine"))
  }
}
