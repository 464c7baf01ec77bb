internal import RightsHistory
internal import RightsModel

/// Fingerprints of findings, with those of rules that found nothing kept: what every pass has. One worker has one.
final class FindingFingerprints {
  private let rules: [RunRule]
  // Both by rule index, made when first asked for.
  private var heads: [Fingerprint.Rule?]
  private var clean: [String?]

  init(_ rules: [RunRule]) {
    self.rules = rules
    heads = Array(repeating: nil, count: rules.count)
    clean = Array(repeating: nil, count: rules.count)
  }

  func fingerprint(of result: RuleResult) -> String {
    let index = result.ruleIndex
    let isClean = result.deviation.isNone && result.detail == nil
    if isClean, let known = clean[index] { return known }
    let head = heads[index] ?? Fingerprint.Rule(rules[index].id, rules[index].right)
    if heads[index] == nil { heads[index] = head }
    let finding = head.finding(result.deviation, result.detail)
    if isClean { clean[index] = finding }
    return finding
  }
}
