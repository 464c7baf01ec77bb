package import RightsModel

/// One token of MOF text (DSP0004).
package struct MOFToken: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    /// A keyword, a name or a pragma (`#pragma`); keywords compare without case.
    case word(String)
    /// A literal without its quotes, escapes resolved.
    case string(String)
    /// As written: `0x10`, `-1`, `2.5`.
    case number(String)
    /// `$name`, without the `$`.
    case alias(String)
    /// One character: `{ } ( ) [ ] = ; , :`.
    case mark(UInt8)
    /// A string or a comment that the file ends in.
    case unterminated(String)
  }

  package var kind: Kind
  package var location: SourceLocation

  /// Whether it is this keyword.
  package func isWord(_ text: String) -> Bool {
    if case .word(let word) = kind { word.lowercased() == text } else { false }
  }

  package func isMark(_ character: Unicode.Scalar) -> Bool {
    if case .mark(let byte) = kind { UInt32(byte) == character.value } else { false }
  }
}
