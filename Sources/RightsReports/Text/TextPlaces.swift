import RightsModel

/// Where a finding was seen and where its expectation stands.
enum TextPlaces {
  /// `WEB01.inf:88, expected by Baselines/….yaml:41`.
  static func text(_ rule: RunRule, _ evidence: SourceLocation?) -> String {
    [evidence?.description, expectation(rule).map { "expected by \($0)" }].compactMap(\.self).joined(separator: ", ")
  }

  /// The line of the expectation: what a person would edit.
  static func expectation(_ rule: RunRule) -> SourceLocation? {
    rule.declaredAt.map { SourceLocation(uri: $0.uri, line: $0.line) }
  }

  /// `exactly Administrators (S-1-5-32-544)`.
  static func expected(_ rule: RunRule) -> String? {
    switch rule {
    case .gap, .waiver, .outOfScope: nil
    case .baseline(let rule): ExpectationWords.clause(of: rule)
    case .assertion(let rule): rule.title
    }
  }
}
