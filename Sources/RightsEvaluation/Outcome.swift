/// What can be said of an expectation under what is known: strong-Kleene truth.
enum Outcome: Sendable, Hashable {
  case pass, fail, unknown

  /// All must hold: a certain fail wins.
  static func && (lhs: Outcome, rhs: Outcome) -> Outcome {
    switch (lhs, rhs) {
    case (.fail, _), (_, .fail): .fail
    case (.pass, .pass): .pass
    case (.unknown, _), (_, .unknown): .unknown
    }
  }

  /// One must hold: a certain pass wins.
  static func || (lhs: Outcome, rhs: Outcome) -> Outcome {
    switch (lhs, rhs) {
    case (.pass, _), (_, .pass): .pass
    case (.fail, .fail): .fail
    case (.unknown, _), (_, .unknown): .unknown
    }
  }

  /// The same in every possible world, or not known.
  static func agreement(_ outcomes: some Sequence<Outcome>) -> Outcome {
    var agreed: Outcome?
    for outcome in outcomes {
      if let agreed, agreed != outcome { return .unknown }
      agreed = outcome
    }
    return agreed ?? .unknown
  }
}
