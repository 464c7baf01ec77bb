internal import RightsModel
internal import RightsPolicies

/// Which assignments found a machine: one whose tag or name is misspelt is never applied, and no verdict shows it.
///
/// It is asked for each kind of machine, not for each machine.
struct AssignmentReach: Sendable {
  /// The assignments that ask for more than the kind of machine, which found none so far.
  private var open: [(location: SourceLocation, selector: MachineSelector)] = []
  /// Whether there was any machine.
  private var hasMachines = false

  init(_ policies: [Policy]) {
    for assignment in policies.flatMap(\.assignments) {
      if case .machines(let selector) = assignment.to, selector.isPersonal {
        open.append((assignment.location, selector))
      }
    }
  }

  /// Takes a machine. One that an assignment may be for is found, too.
  mutating func note(_ facts: MachineFacts) {
    hasMachines = true
    if !open.isEmpty { open.removeAll { $0.selector.match(facts) != .doesNotMatch } }
  }

  /// Leaves what neither of two found.
  mutating func merge(_ other: AssignmentReach) {
    hasMachines = hasMachines || other.hasMachines
    let places = Set(other.open.map(\.location))
    open.removeAll { !places.contains($0.location) }
  }

  /// What to say of the assignments that found none; nil where each found one.
  func diagnostic(_ inventory: [MachineFacts]) -> Diagnostic? {
    guard hasMachines else { return nil }
    // A machine of the inventory need not be there to be meant.
    let lost = open.filter { assignment in !inventory.contains { assignment.selector.match($0) != .doesNotMatch } }
      .map(\.location).sorted()
    guard let first = lost.first else { return nil }
    return Diagnostic(
      .warning, "assignment-without-machines",
      lost.count == 1
        ? "the assignment is for no machine of this run"
        : "\(lost.count) assignments are for no machine of this run", at: first,
      help: "check the names, tags, features, OUs and domains in `to`, unless such machines were left out",
      notes: lost.dropFirst().map { Diagnostic.Note("another is here", at: $0) })
  }
}
