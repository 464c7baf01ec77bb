import RightsModel

/// Where a finding was seen and where its expectation stands.
enum TextPlaces {
  /// `seen at WEB01.inf:88; Baselines/….yaml:41 expects exactly Administrators (S-1-5-32-544)`.
  ///
  /// - Parameter expected: what was expected of this machine, where it is not the rule's own text.
  static func text(_ rule: RunRule, _ evidence: SourceLocation?, expected: String? = nil) -> String {
    var parts: [String] = []
    if let evidence { parts.append("seen at \(evidence)") }
    switch rule {
    case .gap: break
    case .baseline(let rule):
      let place = SourceLocation(uri: rule.declaredAt.uri, line: rule.declaredAt.line)
      parts.append("\(place) expects \(expected ?? ExpectationWords.clause(of: rule))")
    }
    return parts.joined(separator: "; ")
  }
}
