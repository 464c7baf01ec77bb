internal import RightsModel

/// Something that must be other than it seems for an operator to hold.
struct Need {
  enum Kind {
    /// A holder that is not listed.
    case stranger(SID)
    /// Names that are not listed.
    case names(NameKind)
    /// A listed principal that does not hold the right.
    case absentee(SID)
    /// A listed account, of this domain where that is known, that no holder could be.
    case account(SID?)
  }

  var kind: Kind
  /// What a fail says of it.
  var unexpected: [Principal]
  var missing: [Principal]
  /// Whoever meets another need meets this one too.
  var isShared: Bool

  init(_ kind: Kind, unexpected: [Principal] = [], missing: [Principal] = [], isShared: Bool = false) {
    self.kind = kind
    self.unexpected = unexpected
    self.missing = missing
    self.isShared = isShared
  }
}
