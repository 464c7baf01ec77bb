/// A day of the calendar. When it begins and ends depends on a zone.
package struct Day: Sendable, Hashable, Comparable {
  /// Days since 1970-01-01.
  private let number: Int64

  /// Parses `2026-10-01`, and nothing else.
  package init?(_ text: String) {
    guard text.utf8.count == 10, let midnight = Timestamp(text) else { return nil }
    number = midnight.seconds / 86400
  }

  private init(number: Int64) { self.number = number }

  /// The day of a moment in UTC.
  package init(_ moment: Timestamp) {
    let days = moment.seconds / 86400
    number = moment.seconds < days * 86400 ? days - 1 : days
  }

  package static func < (lhs: Day, rhs: Day) -> Bool { lhs.number < rhs.number }

  /// The moment at which it begins.
  ///
  /// - Parameter zone: seconds east of UTC.
  package func start(zone: Int) -> Timestamp { Timestamp(seconds: number * 86400 - Int64(zone)) }

  /// The first moment that is no longer of it.
  ///
  /// - Parameter zone: seconds east of UTC.
  package func end(zone: Int) -> Timestamp { adding(1).start(zone: zone) }

  package func adding(_ days: Int) -> Day { Day(number: number + Int64(days)) }

  /// Days from another day to this one.
  package func days(since other: Day) -> Int { Int(number - other.number) }
}

extension Day: CustomStringConvertible {
  /// `2026-10-01`.
  package var description: String { String(start(zone: 0).description.prefix(10)) }
}
