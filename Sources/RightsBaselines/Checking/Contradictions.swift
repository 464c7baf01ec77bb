import RightsModel
import RightsYAML

/// Finds operators that no assignment satisfies together.
enum Contradictions {
  /// Reports the first pair of operators that contradict each other, or all of them where only together they do.
  ///
  /// - Returns: true where something was reported.
  static func report(_ expectation: LocatedExpectation, path: String, to diagnostics: DiagnosticCollector) -> Bool {
    let operators = expectation.operators
    for (index, second) in operators.enumerated() {
      for first in operators[..<index] where isEmpty([first, second]) {
        diagnostics.error(
          "contradiction",
          "no assignment satisfies both `\(first.kind.rawValue)` and `\(second.kind.rawValue)`"
            + detail(first, second), at: second.location,
          help: "change one of the two lists",
          notes: [Diagnostic.Note("`\(first.kind.rawValue)` stands here", at: first.location)])
        return true
      }
    }
    if operators.count > 2, isEmpty(operators) {
      diagnostics.error(
        "contradiction", "no assignment satisfies every operator of `\(path)`", at: expectation.location,
        notes: operators.map { Diagnostic.Note("`\($0.kind.rawValue)` stands here", at: $0.location) })
      return true
    }
    return false
  }

  private static func isEmpty(_ operators: [LocatedExpectation.Operator]) -> Bool {
    AssignmentBox.boxes(.all(operators.map(\.expectation))).isEmpty
  }

  // Names the principals that one operator demands and the other refuses.
  private static func detail(
    _ first: LocatedExpectation.Operator, _ second: LocatedExpectation.Operator
  ) -> String {
    func clash(_ demanding: LocatedExpectation.Operator, _ refusing: LocatedExpectation.Operator) -> [String] {
      guard demanding.kind == .includes || demanding.kind == .exactly else { return [] }
      let list = refusing.principals.map(\.value)
      return demanding.principals.map(\.value).filter { principal in
        switch refusing.kind {
        case .exactly, .within: !list.contains { $0.mayEqual(principal) }
        case .excludes: list.contains(principal)
        case .includes, .noOne, .notDefined, .defined, .anyOf: false
        }
      }
      .map(\.description)
    }
    let clashing = clash(first, second) + clash(second, first)
    return clashing.isEmpty ? "" : ": " + clashing.joined(separator: ", ")
  }
}
