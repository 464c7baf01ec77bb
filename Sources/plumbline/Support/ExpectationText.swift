import RightsModel

/// An expectation of a baseline in one line.
enum ExpectationText {
  static func words(_ expectation: Expectation) -> String {
    switch expectation {
    case .exactly(let list): "exactly \(PrincipalWords.list(list))"
    case .within(let list): "within \(PrincipalWords.list(list))"
    case .includes(let list): "includes \(PrincipalWords.list(list))"
    case .excludes(let list): "excludes \(PrincipalWords.list(list))"
    case .noOne: "no one"
    case .notDefined: "not defined"
    case .defined: "defined"
    case .all(let parts): parts.map(words).joined(separator: "; ")
    case .any(let parts): parts.map { "(\(words($0)))" }.joined(separator: " or ")
    }
  }
}
