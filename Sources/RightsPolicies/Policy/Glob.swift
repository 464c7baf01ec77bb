/// A name pattern: `*` is any text, `?` one character. Compared without case.
package struct Glob: Sendable, Hashable {
  package let pattern: String
  private let scalars: [Unicode.Scalar]

  package init(_ pattern: String) {
    self.pattern = pattern
    scalars = Array(pattern.lowercased().unicodeScalars)
  }

  /// Takes time in proportion to pattern times text at worst.
  package func matches(_ text: String) -> Bool {
    let text = Array(text.lowercased().unicodeScalars)
    var (position, index) = (0, 0)
    var star: (pattern: Int, text: Int)?
    while index < text.count {
      if position < scalars.count, scalars[position] == "*" {
        star = (position, index)
        position += 1
      } else if position < scalars.count, scalars[position] == "?" || scalars[position] == text[index] {
        position += 1
        index += 1
      } else if let last = star {
        star = (last.pattern, last.text + 1)
        (position, index) = (last.pattern + 1, last.text + 1)
      } else {
        return false
      }
    }
    return scalars[position...].allSatisfy { $0 == "*" }
  }
}
