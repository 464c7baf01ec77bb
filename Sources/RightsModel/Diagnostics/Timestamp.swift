/// A moment in UTC, in whole seconds since 1970-01-01T00:00:00Z. The clock comes in from outside; nothing here reads it.
package struct Timestamp: Sendable, Hashable, Comparable {
  /// Seconds since the Unix epoch; negative before it.
  package var seconds: Int64

  package init(seconds: Int64) { self.seconds = seconds }

  package static func < (lhs: Timestamp, rhs: Timestamp) -> Bool { lhs.seconds < rhs.seconds }

  /// Parses RFC 3339 / ISO 8601: `2026-10-01`, `2026-10-01T02:00:00Z`, `2026-10-01T02:00+09:00`; a fraction is cut off.
  ///
  /// A date alone is its midnight in UTC. A time without a zone is nil: its moment is not known.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    var index = 0
    func number(_ digits: Int) -> Int? {
      guard index + digits <= bytes.count else { return nil }
      var value = 0
      for byte in bytes[index..<index + digits] {
        guard byte >= 0x30, byte <= 0x39 else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      index += digits
      return value
    }
    func accept(_ character: Character) -> Bool {
      guard index < bytes.count, bytes[index] == character.asciiValue else { return false }
      index += 1
      return true
    }
    guard let year = number(4), accept("-"), let month = number(2), accept("-"), let day = number(2),
      (1...12).contains(month), day >= 1, day <= Self.days(in: month, of: year)
    else { return nil }
    var total = Self.days(year: year, month: month, day: day) * 86400
    if index == bytes.count {
      seconds = total
      return
    }
    guard accept("T") || accept("t") || accept(" "), let hour = number(2), accept(":"), let minute = number(2),
      hour < 24, minute < 60
    else { return nil }
    var second = 0
    if accept(":") {
      guard let value = number(2), value < 61 else { return nil }
      second = value
      if accept(".") {
        guard index < bytes.count, (0x30...0x39).contains(bytes[index]) else { return nil }
        while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 }
      }
    }
    total += Int64(hour * 3600 + minute * 60 + second)
    if accept("Z") || accept("z") {
      guard index == bytes.count else { return nil }
      seconds = total
      return
    }
    let sign: Int64
    if accept("+") { sign = -1 } else if accept("-") { sign = 1 } else { return nil }
    guard let hours = number(2), hours < 24 else { return nil }
    _ = accept(":")
    guard let minutes = number(2), minutes < 60, index == bytes.count else { return nil }
    seconds = total + sign * Int64(hours * 3600 + minutes * 60)
  }

  // Days from 1970-01-01 in the proleptic Gregorian calendar, by 400-year eras that start on 1 March.
  private static func days(year: Int, month: Int, day: Int) -> Int64 {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int64(era * 146_097 + dayOfEra - 719_468)
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension Timestamp: CustomStringConvertible {
  /// `2026-10-01T02:00:00Z`.
  package var description: String { "\(localDescription)Z" }

  /// `2026-10-01T02:00:00`, for readers that forbid a zone and take the time as UTC.
  package var localDescription: String {
    let days = seconds >= 0 ? seconds / 86400 : (seconds - 86399) / 86400
    let rest = Int(seconds - days * 86400)
    let shifted = Int(days) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    func padded(_ value: Int, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))T"
      + "\(padded(rest / 3600, 2)):\(padded(rest / 60 % 60, 2)):\(padded(rest % 60, 2))"
  }
}
