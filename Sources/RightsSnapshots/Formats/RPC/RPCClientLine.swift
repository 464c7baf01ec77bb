internal import RightsModel

/// A command that stands behind rpcclient's prompt, or behind that of `net` in a transcript of ours.
struct RPCCommand: Equatable {
  static let prompts = ["rpcclient $>", "net $>"]

  /// In lower case; nil where nothing stands behind the prompt.
  var name: String?
  var argument: String?
  /// The last word behind the name: the value that `net rpc registry getvalue` asks for.
  var lastWord: String?
  /// Whether others follow behind a `;`.
  var isSeveral: Bool
  /// Whether a list of SIDs behind it can only be that of all accounts.
  var mayListAccounts: Bool

  /// Nil where a line has no prompt.
  init?(_ line: Substring) {
    let text = TokenLines.trimmed(line)
    guard let prompt = Self.prompts.first(where: { text.hasPrefix($0) }) else { return nil }
    let words = text.dropFirst(prompt.count).split { $0 == " " || $0 == "\t" }
    name = words.first.map { $0.lowercased() }
    argument = words.dropFirst().first.map(String.init)
    lastWord = words.dropFirst().last.map(String.init)
    isSeveral = text.contains(";")
    let names = text.dropFirst(prompt.count).split(separator: ";").compactMap { part in
      part.split { $0 == " " || $0 == "\t" }.first?.lowercased()
    }
    mayListAccounts = names.isEmpty || names.contains("lsaenumsid") && !names.contains("lsaenumacctwithright")
  }
}

/// One line of what rpcclient prints.
///
/// Source: Samba's rpcclient, cmd_lsarpc.c and cmd_srvsvc.c, and what Samba 4.17 prints.
enum RPCClientLine: Equatable {
  case command(RPCCommand)
  /// `found 6 SIDs`, of lsaenumsid; the SIDs follow.
  case accountCount(Int)
  /// `found 24 privileges for SID S-1-5-32-544`; the rights follow.
  case rightCount(Int, SID)
  /// `found 35 privileges`, of enumprivs; names and LUIDs follow.
  case privilegeCount(Int)
  /// `S-1-5-32-544 BUILTIN\Administrators (4)`, of lookupsids, with the kind of account.
  case label(SID, name: Substring, kind: Int)
  /// `result was NT_STATUS_…`, or that no connection could be made.
  case status(Substring)
  /// `Domain Sid: S-1-5-21-1-2-3`, of lsaquery; `server type : 0x9003`, of srvinfo.
  case field(key: Substring, value: Substring)
  /// `Value      = "20348"`, of `net rpc registry getvalue`.
  case registry(Substring)
  /// `WEB01          Wk Sv NT SNT`, of srvinfo: what the server calls itself.
  case server(Substring)
  case other(Substring)

  init(_ line: Substring) {
    let text = TokenLines.trimmed(line)
    if let command = RPCCommand(line) {
      self = .command(command)
    } else if text.hasPrefix("found "), let count = Self.count(text) {
      self = count
    } else if let status = Self.status(text) {
      self = .status(status)
    } else if let label = Self.label(text) {
      self = label
    } else if let field = Self.field(text) {
      self = field
    } else if let value = Self.registry(text) {
      self = .registry(value)
    } else if let server = Self.server(line) {
      self = .server(server)
    } else {
      self = .other(text)
    }
  }

  private static func count(_ text: Substring) -> RPCClientLine? {
    let words = text.split(separator: " ")
    guard words.count > 2, words[1].utf8.count < 9, let count = Int(words[1]), count >= 0 else { return nil }
    switch words.dropFirst(2).joined(separator: " ") {
    case "SIDs": return .accountCount(count)
    case "privileges": return .privilegeCount(count)
    default:
      guard words.count == 6, words[2...4].joined(separator: " ") == "privileges for SID" else { return nil }
      return SID(String(words[5])).map { .rightCount(count, $0) }
    }
  }

  private static func status(_ text: Substring) -> Substring? {
    for beginning in ["result was ", "Cannot connect to server.  Error was "] where text.hasPrefix(beginning) {
      return text.dropFirst(beginning.count)
    }
    return nil
  }

  private static func label(_ text: Substring) -> RPCClientLine? {
    guard text.hasPrefix("S-1-"), text.last == ")", let blank = text.firstIndex(of: " "),
      let sid = SID(String(text[..<blank])), let open = text.lastIndex(of: "("), blank < open,
      let kind = Int(text[text.index(after: open)...].dropLast())
    else { return nil }
    return .label(sid, name: TokenLines.trimmed(text[text.index(after: blank)..<open]), kind: kind)
  }

  private static func field(_ text: Substring) -> RPCClientLine? {
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let key = TokenLines.trimmed(text[..<colon])
    let keys = [
      "Domain Name", "Domain Sid", "Domain NetBios Name", "Domain DNS Name", "Domain Forest Name",
      "server type",
    ]
    guard keys.contains(where: { key == $0 }) else { return nil }
    return .field(key: key, value: TokenLines.trimmed(text[text.index(after: colon)...]))
  }

  private static func registry(_ text: Substring) -> Substring? {
    guard text.hasPrefix("Value "), text.hasSuffix("\""), let open = text.firstIndex(of: "\""),
      TokenLines.trimmed(text[..<open].dropFirst(5)) == "="
    else { return nil }
    return text[text.index(after: open)...].dropLast()
  }

  // A tab, the name, padded to 15 columns, and flags of two or three letters.
  private static func server(_ line: Substring) -> Substring? {
    guard line.first == "\t" else { return nil }
    let words = line.dropFirst().split(separator: " ")
    guard words.count > 1, words[1] == "Wk" || words[1] == "Sv" else { return nil }
    return words[0]
  }
}
