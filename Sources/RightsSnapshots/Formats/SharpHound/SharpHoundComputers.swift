package import RightsModel
internal import RightsText
internal import RightsYAML

/// `computers.json` of SharpHound: for each computer the rights that were asked for, as far as they could be read.
package enum SharpHoundComputers: SnapshotFormat {
  package static let id = "sharphound"
  package static let summary = "computers.json of SharpHound, with UserRights"
  package static let names = NameSemantics.accountsOnly
  package static let namesSubjects = true

  package static func recognizes(_ head: Span<UInt8>, at path: SnapshotPath) -> Bool {
    let text = DecodedText(head)
    guard text.bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") else { return false }
    let content = String(decoding: text.bytes, as: UTF8.self)
    // `meta` may stand behind the computers, which only computers' own keys tell from users then.
    return content.contains("\"data\"")
      && ["\"UserRights\"", "\"AllowedToAct\"", "\"computers\""].contains { content.contains($0) }
  }

  package static func read(_ file: Span<UInt8>, _ context: ReadContext) -> [Snapshot] {
    let limits = YAMLLimits(maximumBytes: 256 << 20, maximumDepth: 32, maximumNodes: 10_000_000)
    do throws(DiagnosticError) {
      let node = try JSONDocument.node(file, uri: context.uri, limits: limits)
      guard case .sequence(let computers)? = node.value(of: "data")?.content, !computers.isEmpty else {
        throw DiagnosticError(
          Diagnostic(
            .error, "no-computers", "the file holds no computers", at: node.location,
            help: "collect with SharpHound's method UserRights"))
      }
      return computers.map { computer in
        var parser = SharpHoundParser(empty(context), uri: context.uri)
        parser.parse(computer)
        return parser.snapshot
      }
    } catch {
      return [empty(context).unreadable("the file", error.diagnostic)]
    }
  }

  private static func empty(_ context: ReadContext) -> Snapshot {
    Snapshot(context.subject, layer: .effective, readAs: id)
  }
}
