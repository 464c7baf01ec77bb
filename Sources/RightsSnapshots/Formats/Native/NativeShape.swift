/// Finds out, line by line, whether a native file is of JSON Lines: one document a line.
///
/// A line that is broken, such as what a full disk or a lost sector left, must not take the others with it. So it is enough that
/// one line is a whole document, wherever it stands; YAML is known by how it begins.
package struct NativeShape {
  private var count = 0
  private var firstIsObject = false

  package init() {}

  /// Takes the next line that is not blank, in UTF-8 or UTF-16.
  ///
  /// - Returns: whether the file is of lines; nil while that is open, which at its end means that it is not.
  package mutating func take(_ line: [UInt8]) -> Bool? {
    count += 1
    let text = NativeText.utf8(line.span)
    let begins = text.first { $0 > 0x20 } == UInt8(ascii: "{")
    if count == 1 {
      let first = text.drop { $0 <= 0x20 }
      if first.starts(with: Array("---".utf8)) || [UInt8(ascii: "%"), UInt8(ascii: "#")].contains(first.first) {
        return false
      }
      firstIsObject = begins
    } else if count == 2, begins, firstIsObject {
      return true
    }
    guard begins, text.last(where: { $0 > 0x20 }) == UInt8(ascii: "}") else { return nil }
    return NativeHead.isWhole(text) ? true : nil
  }

  /// Whether a line has nothing in it. A NUL is no white space: it stands where something was lost.
  package static func isBlank(_ line: some Sequence<UInt8>) -> Bool {
    line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
  }
}
