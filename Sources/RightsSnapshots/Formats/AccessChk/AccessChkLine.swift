internal import RightsIdentity

/// One line of what `accesschk -a` prints.
///
/// Sources: Microsoft's page of AccessChk and the readers of other tools that call it. The layout is published nowhere, so what is
/// not surely an account is none.
enum AccessChkLine: Equatable {
  case blank
  /// Name and copyright of the tool.
  case banner
  /// `C:\>accesschk -a SeDebugPrivilege`, with the right that it asks for.
  case command(right: String?)
  /// Any other prompt: what the tool printed has ended.
  case prompt
  /// A right at the beginning of a line.
  case heading(String)
  /// An indented right, as the list of one account's rights has it.
  case rightOfAccount(String)
  case account(String)
  /// `No accounts granted SeTcbPrivilege`.
  case nobody(right: String?)
  /// What is none of them, such as an error.
  case other(String)

  init(_ line: Substring) {
    let text = TokenLines.trimmed(line)
    let lower = text.lowercased()
    let words = text.split { $0 == " " || $0 == "\t" || $0 == "\"" || $0 == ":" }
    if text.isEmpty {
      self = .blank
    } else if lower.hasPrefix("accesschk v") || lower.hasPrefix("copyright") || lower.hasPrefix("sysinternals") {
      self = .banner
    } else if lower.contains("accesschk"), words.contains(where: { ["-a", "/a"].contains($0.lowercased()) }) {
      self = .command(right: words.lazy.compactMap(Self.right).first)
    } else if Self.isPrompt(text) {
      self = .prompt
    } else if lower.hasPrefix("no accounts") {
      self = .nobody(right: words.lazy.map { $0.hasSuffix(".") ? $0.dropLast() : $0 }.compactMap(Self.right).first)
    } else if words.count == 1, let right = Self.right(words[0]) {
      self = line.first?.isWhitespace == true ? .rightOfAccount(right) : .heading(right)
    } else if Self.isAccount(text, isIndented: line.first?.isWhitespace == true) {
      self = .account(String(text))
    } else {
      self = .other(String(text))
    }
  }

  /// `BUILTIN\\Administrators`, a SID, or one of the few names that stand under no authority, such as `Everyone`. Errors are
  /// indented too, and no account is called like one.
  private static func isAccount(_ text: Substring, isIndented: Bool) -> Bool {
    if text.hasPrefix("S-1-") { return true }
    let parts = text.split(separator: "\\", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return isIndented && WellKnownNames.sidInAnyLanguage(String(text)) != nil }
    return parts.allSatisfy { !$0.isEmpty } && !text.contains { ":\"<>|?*/".contains($0) }
  }

  /// `SeDebugPrivilege` or `SeServiceLogonRight`, of the catalogue or not.
  private static func right(_ word: Substring) -> String? {
    let isRight = word.hasPrefix("Se") && (word.hasSuffix("Privilege") || word.hasSuffix("Right"))
    return isRight && word.allSatisfy { $0.isASCII && $0.isLetter } ? String(word) : nil
  }

  // `C:\audit>` or `PS C:\>`.
  private static func isPrompt(_ text: Substring) -> Bool {
    let path = text.hasPrefix("PS ") ? text.dropFirst(3) : text
    guard path.contains(">"), let drive = path.first, drive.isASCII, drive.isLetter else { return false }
    return path.dropFirst().hasPrefix(":\\")
  }
}
