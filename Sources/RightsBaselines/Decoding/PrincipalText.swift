import RightsIdentity

/// Texts that careless lists and templates leave where principals belong.
enum PrincipalText {
  /// Without white space and separators at both ends.
  static func trimmed(_ text: String) -> String {
    func isLitter(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isWhitespace || scalar == "," || scalar == ";"
    }
    let start = text.unicodeScalars.drop(while: isLitter)
    let litter = start.reversed().prefix(while: isLitter).count
    return String(String.UnicodeScalarView(start.dropLast(litter)))
  }

  /// What a placeholder of a template stands for, or nil where it does not say.
  static func replacement(for placeholder: String) -> String? {
    let folded = placeholder.lowercased()
    guard PrincipalParser.isPlaceholder(placeholder) else { return nil }
    if folded.contains("enterprise admins") { return "$forest-519" }
    return folded.contains("domain admins") ? "$domain-512" : nil
  }
}
