internal import RightsModel

/// Somebody who could be other than it seems; meets one need at most.
enum Offer: Hashable {
  /// A listed account without a SID, of this domain where that is known.
  case account(SID?)
  /// One that an observed name names.
  case namedAccount(SID?)
  /// An observed name.
  case name(NameKind)
  /// A listed account of a scope that is not bound, by its RID.
  case relativeOfList(UInt32)
  /// A holder of a scope that is not bound, by its RID.
  case relativeHolder(UInt32)
}
