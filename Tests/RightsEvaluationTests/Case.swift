import RightsEvaluation
import RightsModel

/// Everything that one verdict depends on.
struct Case: Hashable {
  var facts = MachineFacts()
  var accounts: [String: SID] = [:]
  var namesMayBeWellKnown = true
  var namedRIDs: [UInt32] = []
  var layer = Layer.effective
  var right = UserRight.debugPrivilege
  var expectation: Expectation
  var branches: [Rule.Branch] = []
  var observed: ObservedRight
  var orphans: Set<SID> = []
  var partial: String?

  init(_ expectation: Expectation, on assignment: Assignment) {
    self.expectation = expectation
    observed = ObservedRight(assignment, line: 1)
  }

  var context: EvaluationContext {
    EvaluationContext(
      facts: facts, accounts: accounts, namesMayBeWellKnown: namesMayBeWellKnown, namedRIDs: namedRIDs)
  }

  /// What the evaluator under test says.
  var result: RuleResult {
    let rule = Rule(
      id: "test#\(right.constant)", right: right, expectation: expectation, branches: branches,
      severity: .high, declaredAt: SourceLocation(uri: "test.yaml", line: 1))
    return RuleEvaluator.evaluate(
      CompiledRule(rule, index: 0), observed, layer: layer, context, orphans: orphans, partial: partial)
  }

  var verdict: Verdict { result.verdict }

  /// A holder as results name it: by SID where the machine's identity or accounts give one.
  func shown(_ holder: Principal) -> Principal {
    switch holder {
    case .sid: return holder
    case .relative(let scope, let rid): return context.sid(of: scope)?.appending(rid).map(Principal.sid) ?? holder
    case .name(let name):
      let folded = name.lowercased()
      var spellings = [folded, folded.contains("\\") ? folded : "$machine\\" + folded]
      if let domain = facts.domain?.lowercased(), folded.hasPrefix(domain + "\\") {
        spellings.append("$domain" + folded.dropFirst(domain.count))
      }
      return spellings.lazy.compactMap { accounts[$0] }.first.map(Principal.sid) ?? holder
    }
  }
}

extension Case: CustomStringConvertible {
  var description: String {
    var text = "\(Self.text(expectation)) on \(Self.text(observed.assignment))"
    for branch in branches {
      text +=
        "; when \(branch.condition.feature ?? "") joined=\(branch.condition.domainJoined.map { "\($0)" } ?? "") \(Self.text(branch.expectation))"
    }
    let known: [(String, String?)] = [
      ("right", right.constant), ("os", facts.os?.id), ("role", facts.role?.rawValue),
      ("domainSID", facts.domainSID?.description),
      ("forestSID", facts.forestSID?.description), ("machineSID", facts.machineSID?.description),
      ("domain", facts.domain), ("joined", facts.domainJoined.map { "\($0)" }), ("language", facts.language),
      ("features", facts.features.map { "\($0)" }), ("fault", observed.fault),
    ]
    for (name, value) in known { if let value { text += "; \(name)=\(value)" } }
    for (name, sid) in accounts.sorted(by: { $0.key < $1.key }) { text += "; \(name)=\(sid)" }
    if !namesMayBeWellKnown { text += "; export" }
    if !namedRIDs.isEmpty { text += "; named RIDs \(namedRIDs)" }
    return text
  }

  static func text(_ expectation: Expectation) -> String {
    switch expectation {
    case .exactly(let list): "exactly \(list)"
    case .within(let list): "within \(list)"
    case .includes(let list): "includes \(list)"
    case .excludes(let list): "excludes \(list)"
    case .noOne: "no one"
    case .notDefined: "not defined"
    case .defined: "defined"
    case .all(let parts): "all(" + parts.map(text).joined(separator: " and ") + ")"
    case .any(let parts): "any(" + parts.map(text).joined(separator: " or ") + ")"
    }
  }

  static func text(_ assignment: Assignment) -> String {
    guard case .principals(let principals, let complete) = assignment else { return assignment.state }
    return "\(principals)\(complete ? "" : " at least")"
  }
}
