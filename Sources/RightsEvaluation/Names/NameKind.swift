internal import RightsIdentity
internal import RightsModel

/// Whom a name that nobody resolved could stand for, as far as the name itself says.
enum NameKind: Sendable, Hashable {
  /// A placeholder text: nobody.
  case nobody
  /// An account of the machine's own domain.
  case ownDomain
  case anyone

  init(_ name: String, _ context: EvaluationContext) {
    if PrincipalParser.isPlaceholder(name) {
      self = .nobody
    } else {
      self = context.canonicalName(name).hasPrefix("$domain\\") ? .ownDomain : .anyone
    }
  }
}
