internal import RightsModel

/// Somebody who may be in sets: a SID, and which of the unresolved names and accounts without a SID it would be.
///
/// Nil throughout: anybody whom nothing mentions.
struct Person: Hashable {
  var sid: SID?
  /// Index of an observed name that nobody resolved.
  var name: Int?
  /// Index of a listed account without a SID.
  var account: Int?
  /// The class that somebody whom nothing mentions is of.
  var family: PrincipalClass?
}
