import RightsModel
import RightsYAML

/// Reads `when`: expectations under conditions that may not overlap.
struct BranchDecoding {
  var expectations: ExpectationDecoding

  func decode(_ value: ValueReader) -> [RightEntry.Branch] {
    guard let items = value.sequence() else { return [] }
    let branches = items.compactMap(branch)
    for (index, branch) in branches.enumerated() {
      for earlier in branches[..<index] where Self.overlap(earlier.condition, branch.condition) {
        value.diagnostics.error(
          "overlapping-when", "two branches of `\(value.path)` can hold on one machine", at: branch.location,
          help: "give both a `domainJoined` that differs, or fold them into one",
          notes: [Diagnostic.Note("the other branch stands here", at: earlier.location)])
      }
    }
    return branches
  }

  private func branch(_ value: ValueReader) -> RightEntry.Branch? {
    guard let mapping = value.mapping() else { return nil }
    let condition = Rule.Condition(
      feature: mapping.optionalString("feature"), domainJoined: mapping.optionalBool("domainJoined"))
    let expectation = mapping.required("expect").flatMap(expectations.decode)
    mapping.finish()
    let names = mapping.entries.map(\.key)
    if !names.contains("feature"), !names.contains("domainJoined") {
      return value.fail(
        "missing-condition", "`\(value.path)` has no condition", help: "add `feature:` or `domainJoined:`")
    }
    guard let expectation, condition.feature != nil || condition.domainJoined != nil else { return nil }
    return RightEntry.Branch(condition: condition, expectation: expectation, location: value.location)
  }

  // Features can be installed together, so only a `domainJoined` that differs keeps two branches apart.
  static func overlap(_ left: Rule.Condition, _ right: Rule.Condition) -> Bool {
    guard let first = left.domainJoined, let second = right.domainJoined else { return true }
    return first == second
  }
}
