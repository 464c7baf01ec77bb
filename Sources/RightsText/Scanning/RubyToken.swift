package import RightsModel

/// One token of Ruby, as far as reading literal data out of a script needs it.
package struct RubyToken: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    case word(String)
    /// Without its quotes. `isLiteral` is false where only running the script tells the value.
    case string(String, isLiteral: Bool)
    /// `%w[a b]`.
    case words([String])
    /// `:name`.
    case symbol(String)
    case number(String)
    /// One character.
    case mark(UInt8)
    case newline
    /// A string that the file ends in.
    case unterminated
  }

  package var kind: Kind
  package var location: SourceLocation

  package func isMark(_ character: Unicode.Scalar) -> Bool {
    if case .mark(let byte) = kind { UInt32(byte) == character.value } else { false }
  }

  package func isWord(_ text: String) -> Bool {
    if case .word(text) = kind { true } else { false }
  }
}
