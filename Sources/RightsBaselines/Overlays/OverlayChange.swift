package import RightsModel
import RightsYAML

/// What one overlay, or several together, make of one rule.
package struct OverlayChange: Sendable, Hashable {
  /// One overlay that has a part in it.
  package struct Step: Sendable, Hashable {
    /// The id of the overlay's document; nil where a policy writes it itself.
    package var overlay: String?
    /// The line of the right in the overlay.
    package var location: SourceLocation
    package var reason: String?
  }

  /// All of them as one; its reason is there where one of them gives one.
  package private(set) var entry: RightEntry
  /// In the order in which they are applied.
  package private(set) var steps: [Step]

  /// - Parameter base: what the overlay stands on.
  package init(_ entry: RightEntry, of overlay: Overlay, on base: LoadedBaseline) {
    self.entry = entry
    if !base.has(entry.right) { self.entry.severity = entry.severity ?? overlay.severity }
    self.entry.reason = entry.reason ?? overlay.reason
    steps = [Step(overlay: overlay.id, location: entry.location, reason: self.entry.reason)]
  }

  // MARK: - One after the other

  /// The same with another overlay on top.
  ///
  /// - Throws: a diagnostic where there is nothing for the other to change.
  package func followed(by later: OverlayChange) throws(DiagnosticError) -> OverlayChange {
    var both = later
    both.steps = steps + later.steps
    both.entry.severity = later.entry.severity ?? entry.severity
    both.entry.rationale = later.entry.rationale ?? entry.rationale
    both.entry.references = later.entry.references ?? entry.references
    both.entry.reason = later.entry.reason ?? entry.reason
    both.entry.keys = entry.keys.merging(later.entry.keys) { _, own in own }
    switch later.entry.change {
    case .expect, .drop: break
    case .keep:
      if case .drop = entry.change { throw Self.nothing(later, entry) }
      (both.entry.change, both.entry.branches) = (entry.change, entry.branches)
    case .edit(let add, let remove):
      both.entry.branches = entry.branches
      switch entry.change {
      case .keep: break
      case .drop: throw Self.nothing(later, entry)
      case .edit(let before, let after): both.entry.change = Self.joined(before, after, then: add, remove)
      case .expect(let expectation):
        guard entry.branches.isEmpty, expectation.operators.count == 1, var list = expectation.operators.first,
          list.kind.takesPrincipals
        else { throw Self.nothing(later, entry) }
        list.principals.removeAll { item in remove.contains { $0.value == item.value } }
        list.principals += add.filter { item in !list.principals.contains { $0.value == item.value } }
        guard !list.principals.isEmpty else { throw Self.nothing(later, entry) }
        both.entry.change = .expect(LocatedExpectation([list], at: later.entry.location))
      }
    }
    return both
  }

  // What is added and then removed is neither.
  private static func joined(
    _ add: [Located<PrincipalReference>], _ remove: [Located<PrincipalReference>],
    then added: [Located<PrincipalReference>], _ removed: [Located<PrincipalReference>]
  ) -> RightEntry.Change {
    func without(
      _ list: [Located<PrincipalReference>], _ other: [Located<PrincipalReference>]
    ) -> [Located<PrincipalReference>] {
      list.filter { item in !other.contains { $0.value == item.value } }
    }
    let adds = without(add, removed) + without(without(added, remove), add)
    let removes = without(remove, added) + without(without(removed, add), remove)
    return adds.isEmpty && removes.isEmpty ? .keep : .edit(add: adds, remove: removes)
  }

  private static func nothing(_ later: OverlayChange, _ entry: RightEntry) -> DiagnosticError {
    DiagnosticError(
      Diagnostic(
        .error, "nothing-to-change",
        "an overlay below this one leaves no list of \(entry.right) that it could change", at: later.entry.location,
        help: "write a full `expect:`", notes: [Diagnostic.Note("the other overlay is here", at: entry.location)]))
  }

  // MARK: - Side by side

  /// Two changes that no order is said of, as one; nil where they contradict each other.
  package func merged(with other: OverlayChange) -> OverlayChange? {
    guard let change = Self.merged(entry, other.entry),
      let severity = Self.agreed(entry.severity, other.entry.severity),
      let rationale = Self.agreed(entry.rationale, other.entry.rationale),
      let references = Self.agreed(entry.references, other.entry.references)
    else { return nil }
    var both = entry.location < other.entry.location ? other : self
    both.steps = Set(steps + other.steps).sorted { $0.location < $1.location }
    both.entry.change = change
    both.entry.severity = severity
    both.entry.rationale = rationale
    both.entry.references = references
    both.entry.reason = entry.reason ?? other.entry.reason
    both.entry.keys = entry.keys.merging(other.entry.keys) { own, _ in own }
    return both
  }

  private static func agreed<Value: Equatable>(_ first: Value?, _ second: Value?) -> Value?? {
    if let first, let second { return first == second ? .some(first) : nil }
    return .some(first ?? second)
  }

  private static func merged(_ first: RightEntry, _ second: RightEntry) -> RightEntry.Change? {
    switch (first.change, second.change) {
    case (.drop, .drop): return .drop
    // Whoever changes a rule counts on it.
    case (.drop, _), (_, .drop): return nil
    case (.keep, .keep): return .keep
    case (.keep, .edit): return second.change
    case (.edit, .keep): return first.change
    case (.edit(let add, let remove), .edit(let added, let removed)):
      let adds = Set(add.map(\.value)).union(added.map(\.value))
      guard adds.isDisjoint(with: remove.map(\.value)), adds.isDisjoint(with: removed.map(\.value)) else { return nil }
      return .edit(
        add: add + added.filter { item in !add.contains { $0.value == item.value } },
        remove: remove + removed.filter { item in !remove.contains { $0.value == item.value } })
    case (.expect(let one), .expect(let other)):
      let isSame =
        AssignmentBox.areEqual(one.expectation, other.expectation)
        && first.branches.map(\.condition) == second.branches.map(\.condition)
        && zip(first.branches, second.branches).allSatisfy {
          AssignmentBox.areEqual($0.expectation.expectation, $1.expectation.expectation)
        }
      return isSame ? first.change : nil
    case (.expect, .keep): return first.branches.isEmpty || second.branches.isEmpty ? first.change : nil
    case (.keep, .expect): return second.change
    case (.expect, .edit), (.edit, .expect): return nil
    }
  }
}
