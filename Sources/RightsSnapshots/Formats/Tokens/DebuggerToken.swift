package import RightsModel

/// What WinDbg's `!token` prints, with excerpts of `!peb` beside it.
package enum DebuggerToken: SnapshotFormat {
  package static let id = "windbg-token"
  package static let summary = "WinDbg !token and !peb (text)"
  package static let names = NameSemantics.anything

  package static func recognizes(_ head: Span<UInt8>, at path: SnapshotPath) -> Bool {
    TokenLines(head, firstLine: 1).lines.contains { line in
      DebuggerTokenParser.privilegeRow(line) != nil || line.hasPrefix("_TOKEN ")
        || TokenLines.trimmed(line) == "Privs:"
    }
  }

  package static func read(_ file: Span<UInt8>, _ context: ReadContext) -> [Snapshot] {
    var parser = DebuggerTokenParser(context)
    let text = TokenLines(file, firstLine: context.firstLine)
    parser.parse(text)
    let diagnostics = text.guess(context.uri) + parser.diagnostics
    return [TokenSnapshot.make(parser.tokens, diagnostics, lines: parser.count, format: id, context)]
  }
}
