extension Snapshot {
  /// Takes the registrations of another file about the machine, and what is known of how far they came. One that says the same
  /// is left out; one that says something else of the same provider stays, so that whoever judges sees both.
  ///
  /// A file speaks for itself: that it holds all registrations counts only where it holds those of the others, too.
  package mutating func merge(providersOf other: Snapshot) {
    let statement = together(with: other)
    append(other.providers)
    collected[.providers] = statement
  }

  /// Takes away what is said of how completely registrations came.
  package mutating func limitProviders(by statement: Completeness) {
    collected[.providers] = collected[.providers].map { $0.limited(by: statement) } ?? statement
  }

  private func together(with other: Snapshot) -> Completeness? {
    let (own, theirs) = (collected[.providers], other.collected[.providers])
    if other.providers.isEmpty, theirs == nil { return own }
    if providers.isEmpty, own == nil { return theirs }
    if own?.outcome == .complete, registers(other.providers) { return .complete }
    if theirs?.outcome == .complete, other.registers(providers) { return .complete }
    if own?.outcome == .complete || theirs?.outcome == .complete {
      return .partial(reason: "one file is said to hold all registrations, and another shows more")
    }
    guard let own, let theirs else { return own ?? theirs }
    return own.joined(with: theirs)
  }

  private func registers(_ others: [WMIProvider]) -> Bool {
    let names = Set(providers.map(\.key))
    return others.allSatisfy { names.contains($0.key) }
  }

  private mutating func append(_ others: [WMIProvider]) {
    var known = Set(providers.map(\.statement))
    for other in others where known.insert(other.statement).inserted { providers.append(other) }
  }

  /// Takes what another file says of how WMI is reached.
  package mutating func merge(wmi other: WMIAccess?) {
    guard let other else { return }
    var access = wmi ?? other
    access.complete(from: other)
    wmi = access
  }
}
