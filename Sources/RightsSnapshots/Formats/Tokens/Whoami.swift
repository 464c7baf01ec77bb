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
    let lines = TokenLines(head, firstLine: 1).lines
    return lines.contains { line in
      WhoamiParser.isRuler(line) || WhoamiParser.csvRow(line).map { WhoamiParser.isRow($0[...]) } == true
        || WhoamiParser.listPair(line).map { WhoamiParser.isKeyValue($0.value) } == true
    }
  }

  package static func read(_ file: Span<UInt8>, _ context: ReadContext) -> [Snapshot] {
    var parser = WhoamiParser(context)
    parser.parse(TokenLines(file, firstLine: context.firstLine))
    let tokens = parser.hasToken ? [parser.token] : []
    return [TokenSnapshot.make(tokens, parser.diagnostics, lines: parser.count, format: id, context, gap: parser.gap)]
  }
}
