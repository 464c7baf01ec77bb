internal import RightsModel
internal import RightsXML

/// Reads the lines of one policy of a `.PolicyRules` file.
///
/// Source: the rule sets that Microsoft publishes with its baselines. Each line is one of a GptTmpl.inf, with the name of the GPO
/// beside it. What Policy Analyzer writes of a machine has the machine in the place of the GPO; it holds the rights that were
/// compared and no other.
struct PolicyRulesParser {
  private(set) var snapshot: Snapshot
  private let uri: String
  private let isMachine: Bool
  private var ledger: PolicyLedger
  private var notFound: [(right: UserRight, line: Int32)] = []

  /// The lines of security templates by policy, in the order of the file.
  static func policies(_ root: XMLElement) -> [(name: String, items: [XMLElement])] {
    var policies: [(name: String, items: [XMLElement])] = []
    var indices: [String: Int] = [:]
    for item in root.children where item.name.local == "SecurityTemplate" {
      let name = item.value(of: "PolicyName") ?? ""
      let index = indices[name] ?? policies.count
      if index == policies.count {
        indices[name] = index
        policies.append((name, []))
      }
      policies[index].items.append(item)
    }
    return policies
  }

  /// - Parameter policy: the name of the GPO, or `WEB01 - secedit /export`; empty where the file gives none.
  init(policy: String, _ context: ReadContext, readAs format: String) {
    let host =
      policy.hasSuffix(Self.ofMachine) ? MachineIdentity.computerName(policy.dropLast(Self.ofMachine.count)) : nil
    isMachine = host != nil
    uri = context.uri
    ledger = PolicyLedger(uri: context.uri)
    if let host {
      snapshot = Snapshot(Subject(kind: .machine, id: host), layer: .effective, readAs: format)
      snapshot.facts.name = host
      snapshot.completeness = .partial(reason: "Policy Analyzer writes the rights that it compares")
    } else {
      let name = policy.isEmpty ? context.subject.id : policy
      snapshot = Snapshot(
        Subject(kind: .gpo, id: name, gpoName: policy.isEmpty ? nil : policy), layer: .groupPolicy, readAs: format)
    }
  }

  private static let ofMachine = " - secedit /export"

  /// - Parameter nameless: lines of which it is not known whether they are of this policy.
  mutating func parse(_ items: [XMLElement], nameless: [XMLElement] = []) {
    for item in items where Self.isRight(item) { read(item) }
    for item in nameless where Self.isRight(item) {
      var (statement, _) = Self.statement(item)
      statement.fault = "a line gives it without the name of its policy"
      _ = ledger.accept(statement)
    }
    if isMachine { settleNotFound() } else { settleNotDefined() }
    for (right, observed) in ledger.faults { snapshot.rights[right] = observed }
    ledger.conclude(into: &snapshot)
  }

  private static func isRight(_ item: XMLElement) -> Bool {
    item.attribute("Section")?.lowercased() == "privilege rights"
  }

  /// What a line says, and whether that is that the machine's export has no such line.
  private static func statement(_ item: XMLElement) -> (PolicyStatement, isMissing: Bool) {
    let text = item.value(of: "LineItem") ?? ""
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    var statement = PolicyStatement(name: parts.first.map { String(TokenLines.trimmed($0)) }, line: item.line)
    let isMissing = item.value(of: "ValueNotFound")?.lowercased() == "true"
    if parts.count == 2 {
      for entry in parts[1].split(separator: ",") where !entry.allSatisfy(\.isWhitespace) {
        statement.add(sid: nil, name: String(TokenLines.trimmed(entry)))
      }
    } else if !isMissing {
      statement.fault = "it is no line of a security template"
    }
    return (statement, isMissing)
  }

  private mutating func read(_ item: XMLElement) {
    let (statement, isMissing) = Self.statement(item)
    guard let right = ledger.accept(statement) else { return }
    let line = Int32(clamping: item.line)
    if isMissing {
      notFound.append((right, line))
      return
    }
    let holders = statement.holders
    let assignment: Assignment = holders.isEmpty ? .noOne : .principals(holders, complete: true)
    if snapshot.rights[right].line == 0 {
      snapshot.rights[right] = ObservedRight(assignment, line: line)
    } else if snapshot.rights[right].assignment != assignment {
      ledger.report(
        "contradicting-settings", right, "two lines of one policy differ", line, help: "make the rule set again")
    }
  }

  /// A GPO defines what it lists.
  private mutating func settleNotDefined() {
    if ledger.hasNameless {
      for right in UserRight.allCases { snapshot.rights[right] = ObservedRight(.notCollected) }
      snapshot.completeness = .partial(reason: "a line of its rights names none, so any of them may be defined")
      return
    }
    for right in UserRight.allCases where snapshot.rights[right].line == 0 {
      snapshot.rights[right] = ObservedRight(.notDefined)
    }
  }

  /// What an export of a machine does not list is held by nobody, where the export surely listed rights at all.
  private mutating func settleNotFound() {
    // A line that names no right may be of one that is said to have none.
    let isListed = if case .principals = snapshot.rights[.changeNotifyPrivilege].assignment { true } else { false }
    let isExport = isListed && !ledger.hasNameless
    for (right, line) in notFound where snapshot.rights[right].line == 0 {
      snapshot.rights[right] = ObservedRight(isExport ? .noOne : .notCollected, line: line)
      if isExport { continue }
      snapshot.diagnostics.append(
        Diagnostic(
          .warning, "rights-not-collected",
          "\(right) was not found, and nothing shows that the machine's rights were exported at all",
          at: SourceLocation(uri: uri, line: Int(line)), help: "compare SeChangeNotifyPrivilege too, elevated"))
    }
  }
}
