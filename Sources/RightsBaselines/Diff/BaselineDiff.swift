package import RightsModel

/// What changes from one baseline to another, rule by rule: what a reviewer of a new version has to see.
package struct BaselineDiff: Sendable {
  /// Something that a document says of itself.
  package struct Field: Sendable, Hashable {
    package var name: String
    /// Empty where it is not said.
    package var old: String
    package var new: String
  }

  package var old: Baseline
  package var new: Baseline
  /// In the order of a document; ids and files do not count.
  package var fields: [Field]
  /// Sorted by right.
  package var rules: [RuleChange]
  /// Rules that are the same in both.
  package var unchanged: Int

  package var isEmpty: Bool { fields.isEmpty && rules.isEmpty }

  package init(from old: Baseline, to new: Baseline) {
    self.old = old
    self.new = new
    fields = Self.fields(old, new)
    // A list that changes changes every rule that uses it; else rules are compared as they are written.
    let lists = (old: old.lists(), new: new.lists())
    let first = Dictionary(old.rules.map { ($0.right, $0) }) { first, _ in first }
    let second = Dictionary(new.rules.map { ($0.right, $0) }) { first, _ in first }
    rules = UserRight.allCases.compactMap { right in
      RuleChange(from: first[right], to: second[right], lists: lists)
    }
    unchanged = first.keys.count { second[$0] != nil } - rules.count { $0.old != nil && $0.new != nil }
  }

  private static func fields(_ old: Baseline, _ new: Baseline) -> [Field] {
    let pairs = zip(described(old), described(new)).map { Field(name: $0.0, old: $0.1, new: $1.1) }
    let names = Set((old.parameters + new.parameters).map(\.name)).sorted()
    let parameters = names.map { name in
      Field(name: "$(\(name))", old: parameter(name, of: old), new: parameter(name, of: new))
    }
    return (pairs + parameters).filter { $0.old != $0.new }
  }

  private static func described(_ baseline: Baseline) -> [(String, String)] {
    let source = baseline.source
    return [
      ("title", baseline.title), ("version", baseline.version), ("publisher", source?.publisher ?? ""),
      ("document", source?.document ?? ""), ("section", source?.section ?? ""), ("url", source?.url ?? ""),
      ("note", source?.note ?? ""), ("layer", baseline.layer.rawValue),
      ("os", baseline.appliesTo.os.sorted().joined(separator: ", ")),
      ("role", baseline.appliesTo.roles.map(\.rawValue).sorted().joined(separator: ", ")),
      ("gpo", baseline.appliesTo.gpos.map(\.description).sorted().joined(separator: ", ")),
      ("unlisted", baseline.unlisted.rawValue),
    ]
  }

  private static func parameter(_ name: String, of baseline: Baseline) -> String {
    guard let parameter = baseline.parameters.first(where: { $0.name == name }) else { return "" }
    return parameter.fallback.isEmpty ? "nobody" : parameter.fallback.map(\.description).joined(separator: ", ")
  }
}
