/// Markdown (CommonMark with GitHub's tables).
extension [UInt8] {
  /// Appends text so that it shows as itself: every character with a meaning is escaped, a line feed is shown.
  package mutating func write(markdown text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": write("&lt;")
      case ">": write("&gt;")
      case "&": write("&amp;")
      case "\\", "`", "*", "_", "[", "]", "#", "|", "~", "@", "!", "(", ")", "{", "}":
        append(UInt8(ascii: "\\"))
        write(scalar: scalar)
      case _ where HiddenCharacters.contains(scalar):
        write("&lt;")
        var number: [UInt8] = []
        number.write(number: scalar)
        append(contentsOf: number.dropFirst().dropLast())
        write("&gt;")
      case _: write(scalar: scalar)
      }
    }
  }
}
