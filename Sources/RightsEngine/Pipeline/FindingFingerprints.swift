internal import RightsHistory
internal import RightsModel

/// Fingerprints of findings, with those of rules that found nothing kept: what every pass has. One worker has one.
final class FindingFingerprints {
  private let rules: [RunRule]
  // By rule index.
  private var clean: [String?]

  init(_ rules: [RunRule]) {
    self.rules = rules
    clean = Array(repeating: nil, count: rules.count)
  }

  func fingerprint(of result: RuleResult) -> String {
    let index = result.ruleIndex
    let isClean = result.deviation == .none
    if isClean, let known = clean[index] { return known }
    let finding = Fingerprint.finding(
      rule: rules[index].id, right: rules[index].right, result.deviation, detail: result.detail)
    if isClean { clean[index] = finding }
    return finding
  }
}
