/// Text of the input as messages show it: in quotes, short, without control characters.
package enum Quoted {
  /// At most 60 scalars of `text` between double quotes; line ends and control characters become spaces.
  package static func text(_ text: some StringProtocol) -> String {
    var shown = String.UnicodeScalarView()
    for (index, scalar) in text.unicodeScalars.enumerated() {
      if index == 60 {
        shown.append("…")
        break
      }
      let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      shown.append(isControl ? " " : scalar)
    }
    return "\"\(String(shown))\""
  }
}
