package import RightsModel

/// One token of PowerShell, as far as reading literal data out of a script needs it.
package struct PowerShellToken: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    case word(String)
    /// Without its quotes. `isLiteral` is false where only running the script tells the value.
    case string(String, isLiteral: Bool)
    /// `$true`, `$rule.Policy`: without the `$`.
    case variable(String)
    /// One character: `{ } ( ) [ ] = ; , @ |` and the like.
    case mark(UInt8)
    case newline
    /// A string or a comment that the file ends in.
    case unterminated
  }

  package var kind: Kind
  package var location: SourceLocation

  package func isMark(_ character: Unicode.Scalar) -> Bool {
    if case .mark(let byte) = kind { UInt32(byte) == character.value } else { false }
  }
}
