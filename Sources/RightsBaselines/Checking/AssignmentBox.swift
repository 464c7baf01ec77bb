import RightsModel

/// A set of assignments: those that hold every required principal and nobody outside the allowed ones.
///
/// Every operator is one box, `all` an intersection, `anyOf` a union; so what passes is a list of boxes.
struct AssignmentBox: Hashable {
  /// The right is not defined: the only assignment in it.
  var isUndefined = false
  var required: Set<PrincipalReference> = []
  /// Nil allows everybody.
  var allowed: Set<PrincipalReference>?
  var forbidden: Set<PrincipalReference> = []

  static let undefined = AssignmentBox(isUndefined: true)

  /// What passes an expectation. Empty where nothing does.
  static func boxes(_ expectation: Expectation) -> [AssignmentBox] {
    switch expectation {
    case .exactly(let list): return [AssignmentBox(required: Set(list), allowed: Set(list))]
    case .within(let list): return [AssignmentBox(allowed: Set(list))]
    case .includes(let list): return [AssignmentBox(required: Set(list))]
    case .excludes(let list): return [AssignmentBox(forbidden: Set(list))]
    case .noOne: return [AssignmentBox(allowed: [])]
    case .notDefined: return [.undefined]
    case .defined: return [AssignmentBox()]
    case .all(let parts):
      // The box of `defined` alone would refuse `not defined`, so the first part starts and the others narrow it.
      guard let first = parts.first else { return [AssignmentBox(), .undefined] }
      return parts.dropFirst().reduce(boxes(first)) { narrowed, part in
        let other = boxes(part)
        return narrowed.flatMap { box in other.compactMap(box.intersection) }
      }
    case .any(let parts): return parts.flatMap(Self.boxes)
    }
  }

  /// What both hold, or nil where that is certainly nothing.
  func intersection(_ other: AssignmentBox) -> AssignmentBox? {
    if isUndefined || other.isUndefined { return isUndefined && other.isUndefined ? self : nil }
    var box = AssignmentBox(
      required: required.union(other.required), forbidden: forbidden.union(other.forbidden))
    switch (allowed, other.allowed) {
    case (nil, nil): box.allowed = nil
    case (let one?, nil), (nil, let one?): box.allowed = one
    case (let left?, let right?):
      box.allowed = Set(
        left.filter { item in right.contains(item) || right.contains { $0.mayEqual(item) } }
          + right.filter { item in left.contains(item) || left.contains { $0.mayEqual(item) } })
    }
    return box.isEmpty ? nil : box
  }

  /// True where no assignment is in it, on any machine.
  var isEmpty: Bool {
    required.contains { principal in
      if let allowed, !allowed.contains(principal), !allowed.contains(where: { $0.mayEqual(principal) }) { return true }
      return forbids(principal)
    }
  }

  /// True where every assignment of this one is in the other; false also where that is not certain.
  func isSubset(of other: AssignmentBox) -> Bool {
    if isUndefined || other.isUndefined { return isUndefined && other.isUndefined }
    return other.required.isSubset(of: required) && reach(isWithin: other)
  }

  /// True where what passes one list of boxes passes the other; false also where that is not certain.
  static func areWithin(_ boxes: [AssignmentBox], _ others: [AssignmentBox]) -> Bool {
    boxes.allSatisfy { box in others.contains(where: box.isSubset) }
  }

  /// True where the same assignments pass both; false also where that is not certain.
  static func areEqual(_ left: Expectation, _ right: Expectation) -> Bool {
    let (first, second) = (boxes(left), boxes(right))
    return areWithin(first, second) && areWithin(second, first)
  }

  /// True where whoever may be in an assignment of this one may be in one of the other.
  func reach(isWithin other: AssignmentBox) -> Bool {
    guard !other.forbidden.contains(where: mayHold) else { return false }
    guard let limit = other.allowed else { return true }
    guard let allowed else { return false }
    return allowed.allSatisfy { principal in
      forbids(principal) || limit.contains { $0 == principal || $0.contains(principal) }
    }
  }

  // True where it is not certain that no assignment holds the principal, or a member of it where it is a class.
  private func mayHold(_ principal: PrincipalReference) -> Bool {
    if forbids(principal) { return false }
    guard let allowed else { return true }
    return allowed.contains { $0.mayEqual(principal) || $0.covers(principal) || principal.covers($0) }
  }

  /// True where some assignment of this one may hold the principal.
  func admits(_ principal: PrincipalReference) -> Bool {
    if isUndefined || forbids(principal) { return false }
    guard let allowed else { return true }
    return allowed.contains { $0.mayEqual(principal) }
  }

  private func forbids(_ principal: PrincipalReference) -> Bool {
    forbidden.contains { $0 == principal || $0.covers(principal) }
  }
}

extension PrincipalReference {
  /// True for a class and a SID that is one of its members.
  fileprivate func contains(_ other: PrincipalReference) -> Bool {
    guard case .anyOf(let family) = self, case .sid(let sid) = other else { return false }
    return family.contains(sid)
  }

  /// True for a class and a SID that is one of its members or the group of them.
  fileprivate func covers(_ other: PrincipalReference) -> Bool {
    guard case .anyOf(let family) = self, case .sid(let sid) = other else { return false }
    return family.covers(sid)
  }
}
