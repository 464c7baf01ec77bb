extension Snapshot {
  /// Takes the registrations of another file about the machine. One that says the same is left out; one that says something else
  /// of the same provider stays, so that whoever judges sees both.
  package mutating func merge(providers others: [WMIProvider]) {
    for other in others {
      let isKnown = providers.contains { own in
        var own = own
        own.location = other.location
        own.isWhole = other.isWhole
        return own == other
      }
      if !isKnown { providers.append(other) }
    }
  }

  /// Takes what another file says of how WMI is reached; what is known already stays.
  package mutating func merge(wmi other: WMIAccess?) {
    guard let other else { return }
    var access = wmi ?? other
    access.complete(from: other)
    wmi = access
  }
}
