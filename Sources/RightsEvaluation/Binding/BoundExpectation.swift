internal import RightsModel

/// An expectation with its lists bound to one machine.
indirect enum BoundExpectation: Sendable {
  case list(ListOperator, BoundList)
  case noOne
  case notDefined
  case defined
  case all([BoundExpectation])
  case any([BoundExpectation])

  /// The operators that take a list.
  enum ListOperator: Sendable {
    case exactly, within, includes, excludes
  }

  init(_ expectation: Expectation, _ context: EvaluationContext?) {
    self =
      switch expectation {
      case .exactly(let list): .list(.exactly, BoundList(list, context))
      case .within(let list): .list(.within, BoundList(list, context))
      case .includes(let list): .list(.includes, BoundList(list, context))
      case .excludes(let list): .list(.excludes, BoundList(list, context))
      case .noOne: .noOne
      case .notDefined: .notDefined
      case .defined: .defined
      case .all(let parts): .all(parts.map { BoundExpectation($0, context) })
      case .any(let parts): .any(parts.map { BoundExpectation($0, context) })
      }
  }

  /// True where binding to a machine can change nothing.
  var isClosed: Bool {
    switch self {
    case .list(_, let list): list.isClosed
    case .noOne, .notDefined, .defined: true
    case .all(let parts), .any(let parts): parts.allSatisfy(\.isClosed)
    }
  }

  /// The expectation as a report shows it.
  var expectation: Expectation {
    switch self {
    case .list(.exactly, let list): .exactly(list.references)
    case .list(.within, let list): .within(list.references)
    case .list(.includes, let list): .includes(list.references)
    case .list(.excludes, let list): .excludes(list.references)
    case .noOne: .noOne
    case .notDefined: .notDefined
    case .defined: .defined
    case .all(let parts): .all(parts.map(\.expectation))
    case .any(let parts): .any(parts.map(\.expectation))
    }
  }
}
