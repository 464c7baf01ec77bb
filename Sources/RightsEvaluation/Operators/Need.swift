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

  init(_ kind: Kind, unexpected: [Principal] = [], missing: [Principal] = []) {
    self.kind = kind
    self.unexpected = unexpected
    self.missing = missing
  }
}
