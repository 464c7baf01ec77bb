internal import RightsModel
internal import RightsPolicies

/// Which assignments and rules of policies found a machine: one whose tag or name is misspelt is never applied, and no
/// verdict shows it.
///
/// It is asked for each kind of machine, not for each machine.
struct AssignmentReach: Sendable {
  private enum Kind: CaseIterable {
    case assignment, rule

    var code: Diagnostic.Code {
      switch self {
      case .assignment: "assignment-without-machines"
      case .rule: "rule-without-machines"
      }
    }

    func words(_ count: Int) -> String {
      switch self {
      case .assignment:
        count == 1
          ? "the assignment is for no machine of this run" : "\(count) assignments are for no machine of this run"
      case .rule:
        count == 1
          ? "the policy's rule is for no machine of this run"
          : "\(count) rules of policies are for no machine of this run"
      }
    }

    var keys: String {
      switch self {
      case .assignment: "`to`"
      case .rule: "`to` and `when`"
      }
    }
  }

  private struct Wanted: Sendable {
    var kind: Kind
    var location: SourceLocation
    /// All of them must fit.
    var selectors: [MachineSelector]

    func mayMean(_ facts: MachineFacts) -> Bool { selectors.allSatisfy { $0.match(facts) != .doesNotMatch } }
  }

  /// What asks for more than the kind of machine, and found none so far.
  private var open: [Wanted] = []
  /// Whether there was any machine.
  private var hasMachines = false

  init(_ policies: [Policy]) {
    for assignment in policies.flatMap(\.assignments) {
      if case .machines(let selector) = assignment.to, selector.isPersonal {
        open.append(Wanted(kind: .assignment, location: assignment.location, selectors: [selector]))
      }
    }
    for rule in policies.flatMap(\.rules) {
      // That no machine has a feature is no slip: the rule is not applicable, as reports show.
      guard rule.to?.isPersonal ?? false || rule.when?.asksNames ?? false else { continue }
      open.append(
        Wanted(kind: .rule, location: rule.rule.declaredAt, selectors: [rule.to, rule.when].compactMap(\.self)))
    }
  }

  /// Takes a machine. What may be for it is found, too.
  mutating func note(_ facts: MachineFacts) {
    hasMachines = true
    if !open.isEmpty { open.removeAll { $0.mayMean(facts) } }
  }

  /// Leaves what neither of two found.
  mutating func merge(_ other: AssignmentReach) {
    hasMachines = hasMachines || other.hasMachines
    let places = Set(other.open.map(\.location))
    open.removeAll { !places.contains($0.location) }
  }

  /// What to say of those that found none.
  func diagnostics(_ inventory: [MachineFacts]) -> [Diagnostic] {
    guard hasMachines else { return [] }
    // A machine of the inventory need not be there to be meant.
    let lost = open.filter { wanted in !inventory.contains(where: wanted.mayMean) }
    return Kind.allCases.compactMap { kind in
      let places = lost.filter { $0.kind == kind }.map(\.location).sorted()
      guard let first = places.first else { return nil }
      return Diagnostic(
        .warning, kind.code, kind.words(places.count), at: first,
        help: "check the names, tags, features, OUs and domains in \(kind.keys), unless such machines were left out",
        notes: places.dropFirst().map { Diagnostic.Note("another is here", at: $0) })
    }
  }
}

extension MachineSelector {
  /// Whether it asks for something that people write for each machine, so that a slip finds none.
  fileprivate var asksNames: Bool {
    !(names.isEmpty && tags.isEmpty && ous.isEmpty) || (any + not).contains(where: \.asksNames)
  }
}
