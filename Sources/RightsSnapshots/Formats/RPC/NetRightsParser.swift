internal import RightsModel

/// Reads the blocks of `net rpc rights list`.
///
/// The tool asks for one account after another and stops at the first that it may not see; nothing in what it prints says
/// where the list ends. So it shows who holds a right at least, and that nobody does only where the collection proves it whole.
struct NetRightsParser {
  private(set) var snapshot: Snapshot
  private var rights: AccountRights
  private var account: (principal: Principal, line: Int, hasAnswer: Bool)?
  private var heading: Substring?
  private var describes = false
  /// Whether it is the list of accounts, and not of a right's holders.
  private var listsAccounts = true
  /// Whether the collection proves that the file is all that the tool printed, and that it came to its end.
  private let isProven: Bool
  private let uri: String

  init(_ context: ReadContext) {
    uri = context.uri
    snapshot = Snapshot(context.subject, layer: .effective, readAs: NetRights.id)
    rights = AccountRights(uri: context.uri)
    isProven = context.wholeness == .proven
  }

  mutating func parse(_ text: TokenLines) {
    snapshot.diagnostics += text.guess(uri)
    for (index, line) in text.lines.enumerated() {
      take(NetRightsLine(line), text.number(index), mayBeCut: index == text.unfinished)
    }
    close()
    if describes {
      rights.note(
        .warning, "no-holders", "it lists which privileges the server knows, not who holds them", nil,
        help: "collect with `net rpc rights list accounts`")
    }
    let isWhole = isProven && listsAccounts && rights.diagnostics.isEmpty && rights.isHeld(.changeNotifyPrivilege)
    rights.conclude(into: &snapshot, listsAll: { _ in isWhole }, provesAbsence: isWhole)
    if isWhole { return }
    snapshot.completeness = .partial(
      reason: "the list of `net rpc rights` has no end, so accounts may be missing from it")
  }

  private mutating func take(_ line: NetRightsLine, _ number: Int, mayBeCut: Bool) {
    switch line {
    case .blank, .prompt: close()
    case .account(let name):
      close()
      if !mayBeCut { account = (Self.principal(name), number, false) }
    case .right(let name): right(String(name), number, mayBeCut)
    case .noRights: account?.hasAnswer = true
    case .heading(let name):
      close()
      listsAccounts = false
      heading = name
    case .holder(let name):
      guard let heading else { return reject("`\(name.prefix(80))` stands below no right", number) }
      if mayBeCut { return reject("the last line may be cut", number) }
      rights.add(String(heading), Self.principal(name), line: number)
    case .description: describes = true
    case .message(let text):
      close()
      rights.note(
        .warning, "collector-message", "the collector said: \(text.prefix(200))", number,
        help: "collect again once that is solved")
    }
  }

  private mutating func right(_ name: String, _ number: Int, _ mayBeCut: Bool) {
    // A known constant is no beginning of another one.
    if mayBeCut, UserRight(constant: name) == nil { return reject("the last line may be cut", number) }
    guard let account else { return reject("\(name) stands below no account", number) }
    self.account?.hasAnswer = true
    rights.add(name, account.principal, line: number)
  }

  private mutating func close() {
    if let account, !account.hasAnswer {
      rights.note(
        .warning, "cut-answer", "the rights of \(account.principal) are missing", account.line,
        help: "collect again and look at what the tool says on standard error")
    }
    account = nil
    heading = nil
  }

  private mutating func reject(_ message: String, _ number: Int) {
    rights.reject(message, line: number, help: "collect again with `net rpc rights list accounts`")
  }

  private static func principal(_ text: Substring) -> Principal {
    SID(String(text)).map { .sid($0) } ?? .name(String(text))
  }
}
