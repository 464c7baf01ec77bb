internal import RightsModel

/// An account that a baseline names and nobody gives a SID for.
struct OpenAccount: Sendable, Hashable {
  /// The reference as the baseline spells it.
  var reference: PrincipalReference
  /// The domain or machine it must be of, where that is known.
  var domain: SID?

  /// Whether this SID could be its SID.
  func couldBe(_ sid: SID) -> Bool {
    guard sid.isDomainAccount else { return false }
    guard let domain else { return true }
    return sid.domain == domain
  }

  /// Whether an unresolved name is this very account by its name.
  func isNamed(_ name: String) -> Bool {
    let folded = name.lowercased()
    if folded == reference.description.lowercased() { return true }
    if case .relativeName(.machine, let own) = reference { return folded == own.lowercased() }
    return false
  }
}
