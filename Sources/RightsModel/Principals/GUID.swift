/// A GUID, as it names a GPO or a WMI class. Compared without case and without braces.
package struct GUID: Sendable, Hashable, Comparable, CustomStringConvertible {
  private let high: UInt64
  private let low: UInt64

  /// Parses `31B2F340-016D-11D2-945F-00C04FB984F9` in any case, braces optional; else nil.
  package init?(_ text: String) {
    var scalars = Array(text.utf8)
    if scalars.first == UInt8(ascii: "{") {
      guard scalars.last == UInt8(ascii: "}") else { return nil }
      scalars = Array(scalars.dropFirst().dropLast())
    }
    guard scalars.count == 36 else { return nil }
    var value: (UInt64, UInt64) = (0, 0)
    var digits = 0
    for (index, byte) in scalars.enumerated() {
      if [8, 13, 18, 23].contains(index) {
        guard byte == UInt8(ascii: "-") else { return nil }
        continue
      }
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - 0x30
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - 0x57
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - 0x37
      default: return nil
      }
      if digits < 16 { value.0 = value.0 << 4 | UInt64(digit) } else { value.1 = value.1 << 4 | UInt64(digit) }
      digits += 1
    }
    (high, low) = value
  }

  /// Upper case, with hyphens, without braces.
  package var description: String {
    let digits = Self.hexadecimal(high) + Self.hexadecimal(low)
    let cuts = [0, 8, 12, 16, 20, 32]
    return zip(cuts, cuts.dropFirst()).map { String(digits[$0..<$1]) }.joined(separator: "-")
  }

  package static func < (lhs: GUID, rhs: GUID) -> Bool { (lhs.high, lhs.low) < (rhs.high, rhs.low) }

  private static func hexadecimal(_ value: UInt64) -> [Character] {
    let digits = Array("0123456789ABCDEF")
    return stride(from: 60, through: 0, by: -4).map { digits[Int(value >> UInt64($0) & 0xF)] }
  }
}
