/// A Windows security identifier: the identity of a principal.
///
/// Revision 1, a 48-bit identifier authority and 1 to 15 sub-authorities of 32 bits (MS-DTYP 2.4.2). Equality, order and
/// hash are numeric, so `S-1-0x5-32-544` equals `S-1-5-32-544`.
package struct SID: Sendable {
  /// The most sub-authorities a SID has (MS-DTYP 2.4.2.2).
  package static let maximumSubAuthorityCount = 15

  /// The identifier authority, below 2^48. 5 is NT AUTHORITY.
  package let authority: UInt64
  /// How many sub-authorities are used, 1 to 15.
  package let count: Int
  private let storage: InlineArray<15, UInt32>

  private init(authority: UInt64, count: Int, storage: InlineArray<15, UInt32>) {
    self.authority = authority
    self.count = count
    self.storage = storage
  }

  /// The null SID, S-1-0-0: nobody.
  static let nobody = SID(authority: 0, count: 1, storage: InlineArray(repeating: 0))

  /// Nil unless there are 1 to 15 sub-authorities and the authority is below 2^48.
  package init?(authority: UInt64, subAuthorities: some Collection<UInt32>) {
    guard authority < 1 << 48, (1...Self.maximumSubAuthorityCount).contains(subAuthorities.count) else { return nil }
    var storage = InlineArray<15, UInt32>(repeating: 0)
    for (index, value) in subAuthorities.enumerated() { storage[index] = value }
    self.init(authority: authority, count: subAuthorities.count, storage: storage)
  }

  /// The sub-authority at `index`, which must be below `count`.
  package subscript(index: Int) -> UInt32 { storage[index] }

  /// All sub-authorities in order.
  package var subAuthorities: [UInt32] { (0..<count).map { storage[$0] } }

  /// The relative identifier: the last sub-authority.
  package var rid: UInt32 { storage[count - 1] }

  /// This SID with one more sub-authority, or nil when it is full.
  package func appending(_ rid: UInt32) -> SID? {
    guard count < Self.maximumSubAuthorityCount else { return nil }
    var storage = storage
    storage[count] = rid
    return SID(authority: authority, count: count + 1, storage: storage)
  }

  /// This SID without its last sub-authority (the domain of an account SID), or nil when only one is left.
  package var domain: SID? {
    guard count > 1 else { return nil }
    var storage = storage
    storage[count - 1] = 0
    return SID(authority: authority, count: count - 1, storage: storage)
  }

  /// True for `S-1-5-21-a-b-c`: a domain or a machine.
  package var isDomain: Bool { authority == 5 && count == 4 && storage[0] == 21 }
  /// True for `S-1-5-21-a-b-c-rid`: an account of a domain or of a machine.
  package var isDomainAccount: Bool { authority == 5 && count == 5 && storage[0] == 21 }
}

extension SID {
  /// Parses the text form (MS-DTYP 2.4.2.1): `S-1-`, an authority in decimal or as `0x` hexadecimal, then 1 to 15 decimal
  /// sub-authorities. Anything else, a leading `*` included, is nil.
  package init?(_ text: String) {
    var text = text
    let parsed = text.withUTF8 { bytes in SID(utf8: bytes.span) }
    guard let parsed else { return nil }
    self = parsed
  }

  /// The same over UTF-8 bytes; makes no allocation.
  package init?(utf8 bytes: Span<UInt8>) {
    var index = 0
    self.init(utf8: bytes, at: &index)
    guard index == bytes.count else { return nil }
  }

  /// The SID whose text begins at `index`, which is left behind its last digit; nil where none does.
  package init?(utf8 bytes: Span<UInt8>, at index: inout Int) {
    let end = bytes.count
    guard end - index > 4, bytes[index] | 0x20 == UInt8(ascii: "s"), bytes[index + 1] == UInt8(ascii: "-"),
      bytes[index + 2] == UInt8(ascii: "1"), bytes[index + 3] == UInt8(ascii: "-")
    else { return nil }
    index += 4
    guard let authority = Self.authority(bytes, &index) else { return nil }
    var storage = InlineArray<15, UInt32>(repeating: 0)
    var count = 0
    while index < end, bytes[index] == UInt8(ascii: "-") {
      index += 1
      guard count < Self.maximumSubAuthorityCount, let value = Self.number(bytes, &index, digits: 10),
        value <= UInt64(UInt32.max)
      else { return nil }
      storage[count] = UInt32(truncatingIfNeeded: value)
      count += 1
    }
    guard count > 0 else { return nil }
    self.init(authority: authority, count: count, storage: storage)
  }

  /// The decimal number at `index`, which is left behind it; nil where none is or where it has too many digits.
  @inline(__always)
  private static func number(_ bytes: Span<UInt8>, _ index: inout Int, digits: Int) -> UInt64? {
    let start = index
    var value: UInt64 = 0
    while index < bytes.count {
      let digit = bytes[index] &- 0x30
      guard digit < 10 else { break }
      value = value &* 10 &+ UInt64(digit)
      index &+= 1
    }
    return index > start && index &- start <= digits ? value : nil
  }

  private static func authority(_ bytes: Span<UInt8>, _ index: inout Int) -> UInt64? {
    let end = bytes.count
    guard index + 1 < end, bytes[index] == 0x30, bytes[index + 1] | 0x20 == UInt8(ascii: "x") else {
      return number(bytes, &index, digits: 15).flatMap { $0 < 1 << 48 ? $0 : nil }
    }
    index += 2
    let start = index
    var value: UInt64 = 0
    while index < end, let digit = hexadecimal(bytes[index]) {
      value = value << 4 | UInt64(digit)
      index += 1
      guard index - start <= 12 else { return nil }
    }
    return index > start ? value : nil
  }

  private static func hexadecimal(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - 0x30
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - 0x57
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - 0x37
    default: nil
    }
  }
}

// By span: an index into an inline array that is a property copies the array.
extension SID: Hashable, Comparable {
  package static func == (lhs: SID, rhs: SID) -> Bool {
    guard lhs.count == rhs.count, lhs.authority == rhs.authority else { return false }
    let left = lhs.storage.span
    let right = rhs.storage.span
    var index = lhs.count
    while index > 0 {
      index -= 1
      if left[index] != right[index] { return false }
    }
    return true
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(authority)
    let values = storage.span
    for index in 0..<count { hasher.combine(values[index]) }
  }

  /// By authority, then by sub-authorities as numbers; a prefix sorts first.
  package static func < (lhs: SID, rhs: SID) -> Bool {
    if lhs.authority != rhs.authority { return lhs.authority < rhs.authority }
    let left = lhs.storage.span
    let right = rhs.storage.span
    for index in 0..<min(lhs.count, rhs.count) where left[index] != right[index] {
      return left[index] < right[index]
    }
    return lhs.count < rhs.count
  }
}

extension SID: CustomStringConvertible {
  /// The canonical text: decimal, the authority as `0x` and 12 digits where it needs more than 32 bits.
  package var description: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(48)
    append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the canonical text as ASCII.
  package func append(to bytes: inout [UInt8]) {
    // Put where it goes at once: a report of a fleet has millions. 15 sub-authorities need 165 bytes, the authority 14,
    // `S-1-` 4.
    bytes.append(addingCapacity: 184) { output in
      output.withUnsafeMutableBufferPointer { text, count in
        (text[0], text[1], text[2], text[3]) = (0x53, 0x2D, 0x31, 0x2D)
        count = 4
        if let authority = UInt32(exactly: authority) {
          Self.put(authority, into: text, &count)
        } else {
          (text[4], text[5]) = (0x30, 0x78)
          for shift in stride(from: 44, through: 0, by: -4) {
            let digit = UInt8(truncatingIfNeeded: authority >> UInt64(shift) & 0xF)
            text[count + 2] = digit < 10 ? digit + 0x30 : digit + 0x57
            count += 1
          }
          count += 2
        }
        let values = storage.span
        for index in 0..<self.count {
          text[count] = 0x2D
          count += 1
          Self.put(values[index], into: text, &count)
        }
      }
    }
  }

  /// Puts a number in decimal behind the first `count` bytes, of which there must be ten more.
  @inline(__always)
  private static func put(_ value: UInt32, into text: UnsafeMutableBufferPointer<UInt8>, _ count: inout Int) {
    var digits = 1
    var limit: UInt64 = 10
    while UInt64(value) >= limit {
      digits += 1
      limit *= 10
    }
    count += digits
    var rest = value
    var place = count
    repeat {
      place -= 1
      text[place] = UInt8(truncatingIfNeeded: rest % 10) + 0x30
      rest /= 10
    } while rest > 0
  }
}
