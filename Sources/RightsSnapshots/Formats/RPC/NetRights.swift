package import RightsModel

/// What Samba's `net rpc rights list` prints: the rights of each account, or the accounts of each right that it is asked for.
package enum NetRights: SnapshotFormat {
  package static let id = "net-rpc-rights"
  package static let summary = "Samba's `net rpc rights list accounts` and `list privileges` (text)"
  package static let tellsMachine = false
  package static let names = NameSemantics.anything

  package static func recognizes(_ head: Span<UInt8>, at path: SnapshotPath) -> Bool {
    var account: Substring?
    var isPrivilege = false
    var descriptions = 0
    for line in TokenLines(head, firstLine: 1).lines {
      switch NetRightsLine(line) {
      case .account(let name): account = name
      case .right, .noRights:
        // Other tools have a title or a prompt above a right, so the account has to look like one.
        if let account, account.contains("\\") || SID(String(account)) != nil { return true }
        account = nil
      case .heading: isPrivilege = true
      case .holder: if isPrivilege { return true }
      case .description:
        descriptions += 1
        if descriptions == 3 { return true }
      case .blank, .prompt, .message: account = nil
      }
    }
    return false
  }

  package static func read(_ file: Span<UInt8>, _ context: ReadContext) -> [Snapshot] {
    var parser = NetRightsParser(context)
    parser.parse(TokenLines(file, firstLine: context.firstLine))
    return [parser.snapshot]
  }
}
