package import RightsModel

/// What `whoami /all`, `/priv`, `/groups` and `/user` print: as a table, as CSV or as a list, in any language.
package enum Whoami: SnapshotFormat {
  package static let id = "whoami"
  package static let summary = "whoami /all, /priv, /groups, /user (table, CSV or list, any language)"
  package static let names = NameSemantics.anything

  package static func recognizes(_ head: Span<UInt8>, at path: SnapshotPath) -> Bool {
    let others: [any SnapshotFormat.Type] = [
      DebuggerToken.self, ResultantSetInstances.self, RPCClient.self, SystemInfo.self,
    ]
    if others.contains(where: { $0.recognizes(head, at: path) }) { return false }
    return WhoamiRecognition.isWhoami(TokenLines(head, firstLine: 1).lines)
  }

  package static func read(_ file: Span<UInt8>, _ context: ReadContext) -> [Snapshot] {
    var parser = WhoamiParser(context)
    let text = TokenLines(file, firstLine: context.firstLine)
    parser.parse(text)
    let diagnostics = text.guess(context.uri) + parser.diagnostics
    return [TokenSnapshot.make(parser.tokens, diagnostics, lines: parser.count, format: id, context, gap: parser.gap)]
  }
}
