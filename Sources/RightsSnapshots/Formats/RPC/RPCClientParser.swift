internal import RightsModel

/// Reads the answers of rpcclient.
///
/// They can prove that they are whole: lsaenumsid says how many accounts there are, and lsaenumacctrights how many rights an
/// account has. Where every account of the list has its answer, nobody else holds anything.
struct RPCClientParser {
  private(set) var snapshot: Snapshot
  private var rights: AccountRights
  private var facts = RPCServerFacts()
  private var command: RPCCommand?
  private var listing: RPCAnswers.Listing?
  private var answer: RPCAnswers.Answer?
  private var answers = RPCAnswers()
  /// How much was answered before the last command, or, where no prompt shows commands, before the last answer.
  private var start = (listings: 0, answers: 0)
  /// Answers to several commands that some account has no rights, which do not say whose they are.
  private var nameless: [(asked: String, status: String, line: Int)] = []

  init(_ context: ReadContext) {
    snapshot = Snapshot(context.subject, layer: .effective, readAs: RPCClient.id)
    rights = AccountRights(uri: context.uri)
  }

  var survey: RPCClient.Survey {
    let answered = Set(answers.list.filter { $0.kind == .rights && $0.isWhole }.map(\.sid))
    return RPCClient.Survey(
      accounts: answers.accounts, unanswered: (answers.accounts ?? []).filter { !answered.contains($0) },
      serverName: facts.name)
  }

  mutating func parse(_ text: TokenLines) {
    for (index, line) in text.lines.enumerated() {
      take(RPCClientLine(line), text.number(index), mayBeCut: index == text.unfinished)
    }
    close()
    conclude()
  }

  private mutating func take(_ line: RPCClientLine, _ number: Int, mayBeCut: Bool) {
    switch line {
    case .command(let next):
      close()
      start = (answers.listings.count, answers.list.count)
      command = next.name == nil || mayBeCut ? nil : next
      facts.begin(command)
    case .accountCount(let count):
      beginAnswer()
      // Another command answers so with the holders of one right.
      guard command?.mayListAccounts ?? true else { return }
      // `lsaenumsid 5` goes on behind the fifth account.
      let isFirst = command?.name != "lsaenumsid" || [nil, "0"].contains(command?.argument)
      listing = RPCAnswers.Listing(expected: count, isFirst: isFirst)
    case .rightCount(let count, let sid):
      beginAnswer()
      guard !mayBeCut else { return }
      answer = RPCAnswers.Answer(sid: sid, expected: count, line: number)
    case .privilegeCount: close()
    case .label(let sid, let name, let kind):
      close()
      if !mayBeCut { label(sid, name, kind) }
    case .status(let status):
      close()
      if !mayBeCut { refuse(String(status.prefix(200)), number) }
    case .field(let key, let value):
      if !mayBeCut { facts.take(key, value) }
    case .server(let name):
      if !mayBeCut { facts.name = String(name) }
    case .registry(let value):
      if !mayBeCut, command?.lastWord == "CurrentBuildNumber" {
        facts.build = Int(value).flatMap { (1...999_999).contains($0) ? $0 : nil }
      }
    case .other(let text): if !text.isEmpty { row(text, number, mayBeCut) }
    }
  }

  // A SID of a list, or a right of an account.
  private mutating func row(_ text: Substring, _ number: Int, _ mayBeCut: Bool) {
    if listing != nil, let sid = SID(String(text)) {
      if !mayBeCut { listing?.accounts.append(sid) }
    } else if answer != nil, AccountRights.isRight(text) {
      // A known constant is no beginning of another one.
      if !mayBeCut || UserRight(constant: String(text)) != nil { hold(String(text), number) }
    } else if answer != nil, !mayBeCut, let luid = Self.luid(text) {
      answer?.kind = .privileges
      hold(UserRight(luid: luid)?.constant ?? "LUID \(luid)", number)
    }
  }

  private mutating func hold(_ name: String, _ number: Int) {
    guard let sid = answer?.sid else { return }
    answer?.names.append(name)
    rights.add(name, .sid(sid), line: number)
  }

  // `0\t20\t0`: the high and low part of a LUID, and the attributes.
  private static func luid(_ text: Substring) -> UInt32? {
    let words = text.split { $0 == "\t" || $0 == " " }
    guard words.count == 3, words[0] == "0" else { return nil }
    return UInt32(words[1])
  }

  private mutating func label(_ sid: SID, _ name: Substring, _ kind: Int) {
    // 8 is SidTypeUnknown. The server knows the domain of a deleted account; of a domain that it cannot ask it knows nothing.
    if kind != 8 {
      snapshot.names[sid] = String(name.first == "\\" ? name.dropFirst() : name)
    } else if sid.isDomainAccount, !name.hasPrefix("*unknown*\\") {
      snapshot.orphans.insert(sid)
    }
  }

  private mutating func refuse(_ status: String, _ number: Int) {
    let sid = command?.argument.flatMap { SID($0) }
    let kinds = ["lsaenumacctrights": RPCAnswers.Kind.rights, "lsaenumprivsaccount": .privileges]
    if let sid, let kind = command?.name.flatMap({ kinds[$0] }), status == "NT_STATUS_OBJECT_NAME_NOT_FOUND" {
      // An account whose last right was taken away.
      var none = RPCAnswers.Answer(sid: sid, expected: 0, line: number)
      none.kind = kind
      answers.list.append(none)
      return
    }
    // What lsaenumsid answers when it goes on behind the last account.
    if command?.name == "lsaenumsid", status == "NT_STATUS_NO_MORE_ENTRIES" { return }
    // Of several commands no more than the last that answered can be meant.
    let isSeveral = command?.isSeveral ?? false
    answers.refuse(from: (start.listings, isSeveral ? max(start.answers, answers.list.count - 1) : start.answers))
    let words = command?.name.map { name in command?.argument.map { "\(name) \($0.prefix { $0 != ";" })" } ?? name }
    let asked = isSeveral ? "one of several commands behind \(words ?? "a prompt")" : words ?? "a command"
    if isSeveral, status == "NT_STATUS_OBJECT_NAME_NOT_FOUND", command?.name.flatMap({ kinds[$0] }) != nil {
      nameless.append((asked, status, number))
      return
    }
    // Others ask for what has nothing to do with rights.
    if command?.name.map({ $0 == "lsaenumsid" || kinds[$0] != nil }) ?? true {
      answers.refusals.append("\(asked) ended in \(status)")
    }
    rights.note(
      .warning, "collector-message", "\(asked) ended in \(status)", number,
      help: "collect as an administrator of the machine")
  }

  private mutating func beginAnswer() {
    close()
    if command == nil { start = (answers.listings.count, answers.list.count) }
  }

  private mutating func close() {
    if let listing { answers.listings.append(listing) }
    if let answer { answers.list.append(answer) }
    (listing, answer) = (nil, nil)
  }

  private mutating func conclude() {
    // Where every account was answered in the end, this was one of the answers.
    for (asked, status, line) in survey.unanswered.isEmpty && answers.accounts != nil ? [] : nameless {
      answers.refusals.append("\(asked) ended in \(status)")
      rights.note(
        .warning, "collector-message", "\(asked) ended in \(status)", line,
        help: "ask for each account alone, as `plumbline collect rpc` does")
    }
    for (right, line) in answers.contradictions {
      rights.fault(right, "two answers about one account differ in it", line: line)
      rights.note(
        .error, "contradicting-answers", "\(right): two answers about one account differ in it", line,
        help: "collect again")
    }
    let gap = answers.gap(.rights)
    let privilegeGap = answers.gap(.privileges)
    let doubt =
      rights.isHeld(.changeNotifyPrivilege)
      ? nil : "nobody is listed for SeChangeNotifyPrivilege, which every machine grants"
    if let why = gap ?? doubt {
      let words = gap != nil && privilegeGap == nil ? "logon rights were not asked for (lsaenumacctrights)" : why
      snapshot.completeness = .partial(reason: words)
      rights.note(
        .warning, "incomplete-enumeration", "not every account's rights are known: \(words)", nil,
        help: "collect with `plumbline collect rpc`, as an administrator of the machine")
    }
    rights.conclude(
      into: &snapshot,
      listsAll: { right in
        switch right.kind {
        case .privilege: privilegeGap == nil
        case .logonRight: gap == nil
        }
      }, provesAbsence: doubt == nil)
    facts.conclude(into: &snapshot)
  }
}

extension UserRight {
  fileprivate init?(luid: UInt32) {
    let found = UserRight.allCases.first { right in
      if case .privilege(let own) = right.kind { own == luid } else { false }
    }
    guard let found else { return nil }
    self = found
  }
}
