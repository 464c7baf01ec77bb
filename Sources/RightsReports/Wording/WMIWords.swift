import RightsModel

/// What a fail of a link of the WMI access chain tells beside its reason, in words. Nothing here is escaped.
enum WMIWords {
  /// Where the chain breaks first, as a clause; nil where nothing is known to be broken, or the rule is about something else.
  static func firstBroken(_ result: RuleResult, _ rule: RunRule) -> String? {
    guard let first = result.detail?.wmi?.firstBroken else { return nil }
    if case .assertion(let assertion) = rule, assertion.body == .wmi(first) {
      return "this is the first link of the chain that is broken"
    }
    return "the chain breaks first at \(first.rawValue)"
  }

  /// What to do about a fail, in order, numbered and at most so many; each a clause.
  static func steps(_ result: RuleResult, limit: Int) -> [String] {
    guard result.verdict == .fail, let remedy = result.detail?.wmi?.remedy else { return [] }
    let rest = remedy.count - limit
    let shown = remedy.prefix(limit).enumerated().map { "\($0.offset + 1). \($0.element)" }
    return rest > 0 ? shown + ["and \(ResultWords.count(rest, "more step"))"] : shown
  }
}
