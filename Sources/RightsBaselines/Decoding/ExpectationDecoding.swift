import RightsModel
import RightsYAML

/// Reads expectations: the one table from spellings to operators.
struct ExpectationDecoding {
  var layer: Layer

  /// Reads `no one`, `not defined`, `defined` or a mapping of operators, and refuses what no assignment satisfies.
  func decode(_ value: ValueReader) -> LocatedExpectation? {
    switch value.node.content {
    case .scalar: word(value)
    case .mapping: operators(value)
    case .sequence:
      value.fail(
        "missing-operator", "`\(value.path)` is a list without an operator",
        help: "write `exactly:`, `within:`, `includes:` or `excludes:` before the list")
    }
  }

  private func word(_ value: ValueReader) -> LocatedExpectation? {
    guard let text = value.string() else { return nil }
    guard let kind = LocatedExpectation.Operator.Kind(rawValue: text), !kind.takesPrincipals, kind != .anyOf else {
      if LocatedExpectation.Operator.Kind(rawValue: text) != nil {
        return value.fail("missing-list", "`\(text)` needs its list", help: "write `{\(text): [Administrators]}`")
      }
      return value.unknown(text, among: ["no one", "not defined", "defined"])
    }
    guard isAllowed(kind, value) else { return nil }
    return LocatedExpectation([LocatedExpectation.Operator(kind, at: value.location)], at: value.location)
  }

  private func operators(_ value: ValueReader) -> LocatedExpectation? {
    guard let mapping = value.mapping() else { return nil }
    var found: [LocatedExpectation.Operator] = []
    var isWhole = true
    for kind in LocatedExpectation.Operator.Kind.allCases {
      guard let list = mapping.optional(kind.rawValue) else { continue }
      let place = mapping.location(of: kind.rawValue)
      switch kind {
      case .exactly, .within, .includes, .excludes:
        let principals = PrincipalDecoding.list(list, allowsClasses: kind == .within || kind == .excludes)
        if let principals {
          found.append(LocatedExpectation.Operator(kind, at: place, principals: principals))
        } else {
          isWhole = false
        }
      case .noOne, .notDefined, .defined:
        if list.bool() == true, isAllowed(kind, list) {
          found.append(LocatedExpectation.Operator(kind, at: place))
        } else {
          if list.node.scalar == "false" {
            let _: Never? = list.fail("invalid-value", "`\(list.path)` can only be `true`", help: "leave the key out")
          }
          isWhole = false
        }
      case .anyOf:
        let items = list.sequence() ?? []
        let alternatives = items.compactMap(decode)
        if alternatives.count == items.count, !items.isEmpty {
          found.append(LocatedExpectation.Operator(kind, at: place, alternatives: alternatives))
        } else {
          isWhole = false
        }
      }
    }
    mapping.finish()
    if mapping.entries.isEmpty {
      return value.fail(
        "missing-operator", "`\(value.path)` holds no operator",
        help: "write `no one`, or `exactly:`, `within:`, `includes:` or `excludes:` with a list")
    }
    guard isWhole, !found.isEmpty else { return nil }
    let expectation = LocatedExpectation(
      found.sorted { $0.location < $1.location }, at: value.location)
    return Contradictions.report(expectation, path: value.path, to: value.diagnostics) ? nil : expectation
  }

  private func isAllowed(_ kind: LocatedExpectation.Operator.Kind, _ value: ValueReader) -> Bool {
    guard layer == .effective, kind == .notDefined || kind == .defined else { return true }
    value.diagnostics.error(
      "wrong-layer", "`\(kind.rawValue)` is for baselines of layer `group-policy`: on a machine every right is defined",
      at: value.location, help: "for a right that nobody may hold write `no one`")
    return false
  }
}
