internal import RightsModel

/// An account that a baseline names and nobody gives a SID for.
struct OpenAccount: Sendable, Hashable {
  /// The reference as the baseline spells it.
  var reference: PrincipalReference
  /// One spelling for one account, which an observed name is compared with.
  var canonicalName: String
  /// What its SID must be of, where the reference says so.
  var scope: RelativeScope?

  init(_ reference: PrincipalReference, _ context: EvaluationContext?) {
    self.reference = reference
    canonicalName = context?.canonicalName(reference.description) ?? reference.description.lowercased()
    scope = RelativeScope.allCases.first { [canonicalName] in canonicalName.hasPrefix("$\($0.rawValue)\\") }
  }
}
