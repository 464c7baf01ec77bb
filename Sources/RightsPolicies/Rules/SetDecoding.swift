import RightsIdentity
import RightsModel
import RightsYAML

/// Reads statements about sets: `{disjoint: [SeNetworkLogonRight, SeDenyNetworkLogonRight]}`.
struct SetDecoding {
  /// How deep sets and statements may be nested.
  private static let depthLimit = 16
  private static let principalLimit = 2000

  /// Names of the sets that the document declares.
  let sets: [String]
  /// What `$right` stands for.
  var right: UserRight?
  /// What `$principal` stands for.
  var principal: PrincipalReference?

  private enum Relation: String, CaseIterable {
    case subset, superset, equal, disjoint, empty, contains, count, allOf, anyOf
  }

  init(sets: [String]) { self.sets = sets }

  // MARK: Statements

  /// - Parameter isSilent: true where the same text was read before and its mistakes are known.
  func statement(_ value: ValueReader, isSilent: Bool = false) -> SetStatement? {
    let value =
      isSilent ? ValueReader(value.node, path: value.path, diagnostics: DiagnosticCollector()) : value
    guard let statement = statement(value, depth: 0) else { return nil }
    StatementCheck(value).check(statement)
    return statement
  }

  private func statement(_ value: ValueReader, depth: Int) -> SetStatement? {
    guard depth < Self.depthLimit else {
      return value.fail("too-deep", "statements are nested more than \(Self.depthLimit) deep")
    }
    guard let mapping = value.mapping() else { return nil }
    let given = Relation.allCases.compactMap { relation in mapping.optional(relation.rawValue).map { (relation, $0) } }
    mapping.finish()
    guard let (relation, operand) = given.first, given.count == 1 else {
      let list = Relation.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
      return given.isEmpty
        ? value.fail("missing-key", "`\(value.path)` says nothing", help: "write one of \(list)")
        : value.fail(
          "conflicting-keys", "`\(value.path)` says several things", help: "write them as a list under `allOf`")
    }
    switch relation {
    case .subset: return pair(operand, depth).map { .subset($0, of: $1) }
    case .superset, .contains: return pair(operand, depth).map { .subset($1, of: $0) }
    case .equal: return pair(operand, depth).map { .equal($0, $1) }
    case .disjoint:
      guard let all = operands(operand, depth, atLeast: 2) else { return nil }
      let pairs = all.indices.flatMap { first in
        all.indices.dropFirst(first + 1).map { SetStatement.disjoint(all[first], all[$0]) }
      }
      return pairs.count == 1 ? pairs[0] : .all(pairs)
    case .empty: return expression(operand, depth + 1).map { .empty($0) }
    case .count: return operand.mapping().flatMap { count($0, depth) }
    case .allOf: return statements(operand, depth).map { .all($0) }
    case .anyOf: return statements(operand, depth).map { .any($0) }
    }
  }

  private func statements(_ value: ValueReader, _ depth: Int) -> [SetStatement]? {
    guard let items = value.sequence() else { return nil }
    let parts = items.compactMap { statement($0, depth: depth + 1) }
    return parts.count == items.count ? parts : nil
  }

  private func count(_ mapping: MappingReader, _ depth: Int) -> SetStatement? {
    let set = mapping.required("of").flatMap { expression($0, depth + 1) }
    let exactly = mapping.optionalInt("exactly")
    let atLeast = mapping.optionalInt("atLeast")
    let atMost = mapping.optionalInt("atMost")
    mapping.finish()
    func fail(_ code: Diagnostic.Code, _ message: String, _ help: String) -> SetStatement? {
      mapping.diagnostics.error(code, message, at: mapping.location, help: help)
      return nil
    }
    guard let set else { return nil }
    if exactly == nil, atLeast == nil, atMost == nil {
      return fail("missing-key", "`\(mapping.path)` names no number", "add `atLeast`, `atMost` or `exactly`")
    }
    if exactly != nil, atLeast != nil || atMost != nil {
      return fail("conflicting-keys", "`exactly` says all: `\(mapping.path)` has more", "remove the others")
    }
    let (least, most) = (exactly ?? atLeast ?? 0, exactly ?? atMost)
    if least < 0 || most ?? 0 < 0 {
      return fail("invalid-value", "`\(mapping.path)` has a number below 0", "write 0 or more")
    }
    if let most, most < least {
      return fail("contradiction", "no set has at least \(least) and at most \(most)", "correct one of the two")
    }
    if least == 0, most == nil {
      return fail("tautology", "every set has at least 0 members", "write a greater number, or add `atMost`")
    }
    return .count(set, atLeast: least, atMost: most)
  }

  // MARK: Sets

  private func pair(_ value: ValueReader, _ depth: Int) -> (SetExpression, SetExpression)? {
    guard let all = operands(value, depth, atLeast: 2) else { return nil }
    guard all.count == 2 else {
      return value.fail("wrong-number", "`\(value.path)` has \(all.count) sets, and compares two")
    }
    return (all[0], all[1])
  }

  private func operands(_ value: ValueReader, _ depth: Int, atLeast: Int) -> [SetExpression]? {
    guard let items = value.sequence() else { return nil }
    guard items.count >= atLeast else {
      return value.fail(
        "wrong-number", "`\(value.path)` has \(items.count) sets, and needs at least \(atLeast)",
        help: "write them as a list: [SeDebugPrivilege, [Administrators]]")
    }
    let sets = items.compactMap { expression($0, depth + 1) }
    return sets.count == items.count ? sets : nil
  }

  /// A right, a list of principals, or `{union: […]}` and the like.
  private func expression(_ value: ValueReader, _ depth: Int) -> SetExpression? {
    guard depth < Self.depthLimit else {
      return value.fail("too-deep", "sets are nested more than \(Self.depthLimit) deep")
    }
    switch value.node.content {
    case .scalar: return named(value)
    case .sequence: return principals(value)
    case .mapping: return value.mapping().flatMap { combination($0, depth) }
    }
  }

  private func named(_ value: ValueReader) -> SetExpression? {
    guard let text = value.string() else { return nil }
    switch text {
    case "$right": return right(value).map { .holders($0) }
    case "$principal":
      if let principal { return .principals([principal]) }
      return value.fail("unbound-variable", "`$principal` has no meaning here", help: "add `forEach: {principal: […]}`")
    default: break
    }
    if text.hasPrefix("$("), case .success(let reference) = PrincipalParser.parse(text) {
      return check(reference, value).map { .principals([$0]) }
    }
    return RightSelection.right(value).map { .holders($0) }
  }

  private func right(_ value: ValueReader) -> UserRight? {
    guard value.node.scalar == "$right" else { return RightSelection.right(value) }
    return right
      ?? value.fail("unbound-variable", "`$right` has no meaning here", help: "add `forEach: {right: […]}`")
  }

  private func principals(_ value: ValueReader) -> SetExpression? {
    if case .sequence(let items) = value.node.content,
      items.contains(where: { $0.scalar.map { $0 == "$right" || UserRight(constant: $0) != nil } ?? false })
    {
      return value.fail(
        "wrong-type", "`\(value.path)` is a list of principals, and names a right",
        help: "write the right without brackets, or `{holders: [SeA, SeB]}` for several")
    }
    if let principal, case .sequence(let items) = value.node.content,
      items.contains(where: { $0.scalar == "$principal" })
    {
      guard items.count == 1 else {
        return value.fail("wrong-type", "`$principal` stands alone", help: "write `{union: [$principal, […]]}`")
      }
      return .principals([principal])
    }
    return Self.principals(value, allowsClasses: true, sets: sets).map { .principals($0) }
  }

  private enum Combination: String, CaseIterable {
    case holders, denial, orphans, union, intersection, minus
  }

  private func combination(_ mapping: MappingReader, _ depth: Int) -> SetExpression? {
    let given = Combination.allCases.compactMap { key in mapping.optional(key.rawValue).map { (key, $0) } }
    mapping.finish()
    guard let (key, operand) = given.first, given.count == 1 else {
      let list = Combination.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
      mapping.diagnostics.error(
        given.isEmpty ? "missing-key" : "conflicting-keys", "`\(mapping.path)` must have exactly one key",
        at: mapping.location, help: "write one of \(list)")
      return nil
    }
    switch key {
    case .holders:
      if operand.node.scalar == "$right" { return right(operand).map { .holders($0) } }
      guard let rights = RightSelection.rights(operand) else { return nil }
      return rights.count == 1 ? .holders(rights[0]) : .union(rights.map { .holders($0) })
    case .denial:
      guard let right = right(operand) else { return nil }
      if let denial = right.denial { return .holders(denial) }
      return operand.fail(
        "no-deny-right", "no right denies \(right)", help: "only logon rights have a deny right beside them")
    case .orphans: return right(operand).map { .orphans($0) }
    case .union: return operands(operand, depth, atLeast: 2).map { .union($0) }
    case .intersection: return operands(operand, depth, atLeast: 2).map { .intersection($0) }
    case .minus: return pair(operand, depth).map { .minus($0, $1) }
    }
  }

  // MARK: Principals

  private func check(_ reference: PrincipalReference, _ value: ValueReader) -> PrincipalReference? {
    Self.declared(reference, value, sets)
  }

  private static func declared(
    _ reference: PrincipalReference, _ value: ValueReader, _ sets: [String]?
  ) -> PrincipalReference? {
    guard case .parameter(let name) = reference else { return reference }
    guard let sets else {
      return value.fail("invalid-value", "a set cannot hold another: `$(\(name))`", help: "write its principals")
    }
    if sets.contains(name) { return reference }
    return value.fail(
      "undeclared-set", "`tiers` names no set `\(name)`",
      help: Suggestion.help(for: name, in: sets) ?? "add it under `tiers:`")
  }

  /// - Parameter sets: the names that `$(name)` may stand for; nil: none.
  static func principals(
    _ value: ValueReader, allowsClasses: Bool, allowsEmpty: Bool = false, sets: [String]? = nil
  ) -> [PrincipalReference]? {
    guard let items = value.sequence(allowingEmpty: allowsEmpty, emptyHelp: "for nobody write `empty:`") else {
      return nil
    }
    guard items.count <= principalLimit else {
      return value.fail("too-many-principals", "`\(value.path)` has more than \(principalLimit) principals")
    }
    var list: [PrincipalReference] = []
    for item in items {
      guard let text = item.string() else { return nil }
      switch PrincipalParser.parse(text) {
      case .failure(let error):
        return item.fail(
          "invalid-principal", "\(Quoted.text(text)): \(error.message)", help: error.help ?? "write a SID")
      case .success(.anyOf(let family)) where !allowsClasses:
        return item.fail(
          "class-not-allowed", "`\(family.rawValue)` is no single principal", help: "name its members one by one")
      case .success(let reference):
        guard let reference = declared(reference, item, sets) else { return nil }
        if list.contains(reference) {
          return item.fail(
            "duplicate-principal", "\(Quoted.text(text)) stands twice in `\(value.path)`", help: "remove one")
        }
        list.append(reference)
      }
    }
    return list
  }
}
