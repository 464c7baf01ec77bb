package import RightsModel
import RightsYAML

/// A principal beside the class that it belongs to, in one list.
package enum CoveredByClass: LintRule {
  package static let page = LintPage(
    "covered-by-class", .note, "a principal stands beside a class that holds it",
    why: "The list says the same without it, and who reads it takes the class for narrower than it is.",
    mend: "Remove the single principal, or the class where only that one was meant.",
    finds: ["rights:\n  SeServiceLogonRight: {expect: {within: ['NT SERVICE\\*', 👉'NT SERVICE\\Spooler']}}"],
    silent: ["rights:\n  SeServiceLogonRight: {expect: {within: ['NT SERVICE\\*', 'NT SERVICE\\ALL SERVICES']}}"])

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    subject.operators.filter { $0.operation.kind == .within }.flatMap { right, operation in
      operation.principals.compactMap { item in
        guard case .sid(let sid) = item.value else { return nil }
        let family = operation.principals.first { other in
          if case .anyOf(let family) = other.value { family.contains(sid) } else { false }
        }
        return family.map {
          finding(
            "`\($0.value)` allows \(sid) in \(right) already", at: item.location, help: "remove one of the two")
        }
      }
    }
  }
}
