/// A name pattern: `*` is any text, `?` one character. Compared without case.
package struct Glob: Sendable, Hashable {
  package let pattern: String
  private let scalars: [UInt32]

  package init(_ pattern: String) {
    self.pattern = pattern
    scalars = pattern.lowercased().unicodeScalars.map(\.value)
  }

  /// Whether it stands for one name only.
  package var isLiteral: Bool { !pattern.contains { $0 == "*" || $0 == "?" } }

  /// Whether it has the dots that only FQDNs have.
  package var isFull: Bool { pattern.contains(".") }

  /// Whether it may match a text of which only the beginning is known.
  package func mayBegin(with start: String) -> Bool {
    let known = start.lowercased().unicodeScalars.map(\.value)
    for (wanted, scalar) in zip(scalars, known) {
      if wanted == Unicode.Scalar("*").value { return true }
      if wanted != scalar, wanted != Unicode.Scalar("?").value { return false }
    }
    return scalars.count > known.count
  }

  /// Takes time in proportion to pattern times text at worst.
  package func matches(_ text: String) -> Bool {
    // Nearly every name is ASCII, where a byte is a character; a scan asks this of every machine.
    let quick = text.utf8.withContiguousStorageIfAvailable { bytes -> Bool? in
      guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
      return matches(bytes.count) { UInt32(bytes[$0] >= 0x41 && bytes[$0] <= 0x5A ? bytes[$0] | 0x20 : bytes[$0]) }
    }
    if case .some(.some(let matches)) = quick { return matches }
    let folded = text.lowercased().unicodeScalars.map(\.value)
    return matches(folded.count) { folded[$0] }
  }

  /// - Parameter character: the scalar of the text at an index below `count`, in lower case.
  @inline(__always)
  private func matches(_ count: Int, _ character: (Int) -> UInt32) -> Bool {
    let (any, one) = (Unicode.Scalar("*").value, Unicode.Scalar("?").value)
    var (position, index) = (0, 0)
    var star: (pattern: Int, text: Int)?
    while index < count {
      if position < scalars.count, scalars[position] == any {
        star = (position, index)
        position += 1
      } else if position < scalars.count, scalars[position] == one || scalars[position] == character(index) {
        position += 1
        index += 1
      } else if let last = star {
        star = (last.pattern, last.text + 1)
        (position, index) = (last.pattern + 1, last.text + 1)
      } else {
        return false
      }
    }
    return scalars[position...].allSatisfy { $0 == any }
  }
}
