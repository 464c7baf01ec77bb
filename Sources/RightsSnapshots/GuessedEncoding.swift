internal import RightsModel

extension Diagnostic {
  /// That a file was read as Windows-1252, for want of anything better: its SIDs and words in ASCII are sure.
  static func guessedEncoding(_ uri: String, help: String) -> Diagnostic {
    Diagnostic(
      .warning, "guessed-encoding",
      "the file says nothing of its encoding and is not UTF-8: names are read as Windows-1252",
      at: SourceLocation(uri: uri), help: help)
  }
}

extension TokenLines {
  /// What there is to say of the encoding of a text that somebody redirected.
  func guess(_ uri: String) -> [Diagnostic] {
    if !isGuessed { return [] }
    return [
      .guessedEncoding(
        uri, help: "collect it in PowerShell with `| Out-File`, which writes Unicode, or in cmd after `chcp 65001`")
    ]
  }
}
