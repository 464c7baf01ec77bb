internal import RightsModel

/// The ways in which PowerShell and WMI write a moment; a time without a zone is none.
enum PowerShellTime {
  static func parse(_ text: String) -> Timestamp? { Timestamp(text) ?? date(text) ?? interval(text) }

  /// `/Date(1633043220000)/`: milliseconds.
  private static func date(_ text: String) -> Timestamp? {
    guard text.hasPrefix("/Date("), text.hasSuffix(")/"), text.utf8.count < 32,
      let value = Int64(text.dropFirst(6).dropLast(2))
    else { return nil }
    return Timestamp(seconds: value >= 0 ? value / 1000 : (value - 999) / 1000)
  }

  /// `20211022083655.500000-420`: local time, and how many minutes it is ahead of UTC.
  private static func interval(_ text: String) -> Timestamp? {
    let bytes = Array(text.utf8)
    guard bytes.count == 25, bytes[14] == UInt8(ascii: "."),
      let sign = ["+", "-"].first(where: { text.dropFirst(21).hasPrefix($0) }),
      let minutes = Int64(text.suffix(3)), !text.suffix(3).contains(where: { !$0.isNumber })
    else { return nil }
    func part(_ start: Int, _ count: Int) -> String { String(decoding: bytes[start..<start + count], as: UTF8.self) }
    let moment = "\(part(0, 4))-\(part(4, 2))-\(part(6, 2))T\(part(8, 2)):\(part(10, 2)):\(part(12, 2))Z"
    guard let local = Timestamp(moment) else { return nil }
    return Timestamp(seconds: local.seconds - (sign == "+" ? minutes : -minutes) * 60)
  }
}
