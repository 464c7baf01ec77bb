internal import RightsModel

/// Makes a snapshot of tokens: they say nothing of assignments, so every right stays uncollected.
enum TokenSnapshot {
  /// - Parameter gap: why some of the tokens may be missing, as one clause; nil where nothing shows that.
  static func make(
    _ tokens: [Token], _ diagnostics: [Diagnostic], lines: Snapshot.LineCount, format: String, _ context: ReadContext,
    gap: String? = nil
  ) -> Snapshot {
    var snapshot = Snapshot(subject: context.subject, layer: .effective)
    snapshot.readAs = [format]
    snapshot.tokens = tokens
    snapshot.completeness = .partial(reason: "a token tells which privileges it has, not who holds a right")
    snapshot.diagnostics = diagnostics
    snapshot.lines = lines
    if let gap {
      snapshot.collected[.tokens] = .partial(reason: gap)
      snapshot.diagnostics.append(
        Diagnostic(
          .warning, "incomplete-token", "the token may not be whole: \(gap)", at: SourceLocation(uri: context.uri),
          help: "give the whole output of `whoami /all`"))
    }
    if tokens.isEmpty {
      snapshot.diagnostics.append(
        Diagnostic(
          .error, "no-token", "no user, group or privilege was found", at: SourceLocation(uri: context.uri),
          help: "give the whole output of `whoami /all` or `!token`"))
    }
    return snapshot
  }

  /// A privilege that the catalogue does not know is kept and reported.
  static func unknown(_ name: String, _ line: Int, _ context: ReadContext) -> Diagnostic {
    Diagnostic(
      .warning, "unknown-privilege", "`\(name)` is no privilege that Windows assigns",
      at: SourceLocation(uri: context.uri, line: line), help: "check its spelling against the source")
  }
}
