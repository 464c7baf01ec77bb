internal import RightsModel

/// What an operator says of a set of holders, and what it names.
struct Judgement: Sendable {
  var outcome: Outcome
  /// Expected and certainly not there.
  var missing: [Principal] = []
  /// There and certainly not allowed.
  var unexpected: [Principal] = []

  static let pass = Judgement(outcome: .pass)
  static let unknown = Judgement(outcome: .unknown)

  /// Both must hold.
  static func && (lhs: Judgement, rhs: Judgement) -> Judgement {
    Judgement(
      outcome: lhs.outcome && rhs.outcome, missing: lhs.missing + rhs.missing,
      unexpected: lhs.unexpected + rhs.unexpected)
  }

  /// How much it names; the smaller of two alternatives is the better advice.
  var size: Int { missing.count + unexpected.count }
}
