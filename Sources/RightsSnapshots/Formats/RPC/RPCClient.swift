package import RightsModel

/// What Samba's `rpcclient` prints of the local security authority, with its prompts or without.
package enum RPCClient: SnapshotFormat {
  package static let id = "rpcclient"
  package static let summary =
    "Samba's rpcclient: lsaenumsid, lsaenumacctrights, lsaenumprivsaccount, lookupsids (text)"
  package static let names = NameSemantics.anything

  package static func recognizes(_ head: Span<UInt8>, at path: SnapshotPath) -> Bool {
    TokenLines(head, firstLine: 1).lines.contains { line in
      switch RPCClientLine(line) {
      case .command(let command): command.name != nil
      case .accountCount, .privilegeCount, .rightCount: true
      case .label, .status, .field, .registry, .server, .other: false
      }
    }
  }

  package static func read(_ file: Span<UInt8>, _ context: ReadContext) -> [Snapshot] {
    var parser = RPCClientParser(context)
    parser.parse(TokenLines(file, firstLine: context.firstLine))
    return [parser.snapshot]
  }

  /// How far the answers got, for who asks the next question.
  package struct Survey: Sendable {
    /// The accounts of the list, in its order; nil where it was not made or is not whole.
    package var accounts: [SID]?
    /// Those of them whose rights are not known.
    package var unanswered: [SID]
    /// What the server calls itself.
    package var serverName: String?
  }

  package static func survey(_ transcript: [UInt8]) -> Survey {
    var parser = RPCClientParser(ReadContext(uri: "", subject: Subject(kind: .machine, id: "")))
    parser.parse(TokenLines(transcript.span, firstLine: 1))
    return parser.survey
  }
}
