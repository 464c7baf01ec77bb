/// The tests' own three-valued logic, apart from the one it checks.
enum Truth: Hashable {
  case pass, fail, unknown

  /// What a set of outcomes, one a world, says: all pass, all fail, else unknown.
  init(_ outcomes: Set<Bool>) {
    self = outcomes == [true] ? .pass : outcomes == [false] ? .fail : .unknown
  }

  /// Strong-Kleene and: a certain fail wins.
  static func all(_ parts: [Truth]) -> Truth {
    if parts.contains(.fail) { return .fail }
    return parts.contains(.unknown) ? .unknown : .pass
  }

  /// Or: a certain pass wins.
  static func any(_ parts: [Truth]) -> Truth {
    if parts.contains(.pass) { return .pass }
    return parts.contains(.unknown) ? .unknown : .fail
  }
}
