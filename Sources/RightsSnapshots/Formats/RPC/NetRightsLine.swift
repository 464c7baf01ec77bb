internal import RightsModel

/// One line of what `net rpc rights list` prints.
///
/// Source: Samba's net_rpc_rights.c.
enum NetRightsLine: Equatable {
  case blank
  /// The name of an account, or its SID where no name was found.
  case account(Substring)
  /// A right of the account above.
  case right(Substring)
  /// `No privileges assigned`: the account above has none.
  case noRights
  /// `SeBackupPrivilege:`, of `list privileges`.
  case heading(Substring)
  /// An account below such a heading, indented by two blanks.
  case holder(Substring)
  /// A privilege with its description, of `list` alone.
  case description
  /// The command itself, as a shell shows it, and what asks for a password.
  case prompt
  /// What the tool says of an error.
  case message(Substring)

  init(_ line: Substring) {
    let text = TokenLines.trimmed(line)
    if text.isEmpty {
      self = .blank
    } else if text == "No privileges assigned" {
      self = .noRights
    } else if AccountRights.isRight(text) {
      self = .right(text)
    } else if text.last == ":", AccountRights.isRight(text.dropLast()) {
      self = .heading(text.dropLast())
    } else if Self.describes(line) {
      self = .description
    } else if text.contains("net rpc rights ") || text.hasPrefix("Password for ")
      || text.hasPrefix("Enter ") && text.hasSuffix("'s password:")
    {
      self = .prompt
    } else if Self.isMessage(text) {
      self = .message(text)
    } else if line.hasPrefix("  ") {
      self = .holder(text)
    } else {
      self = .account(text)
    }
  }

  // `%30s  %s`: the name ends at column 30, or later where it is longer, and two blanks follow it. Below a head of whoami
  // one follows the longest name, and more a shorter one.
  private static func describes(_ line: Substring) -> Bool {
    let rest = line.drop { $0 == " " }
    guard let end = rest.firstIndex(of: " "), AccountRights.isRight(rest[..<end]) else { return false }
    return rest[end...].hasPrefix("  ") && !rest[end...].hasPrefix("   ")
      && line.distance(from: line.startIndex, to: end) >= 30
  }

  private static func isMessage(_ text: Substring) -> Bool {
    let beginnings = [
      "No such privilege exists", "Could not connect", "Cannot connect", "Connection failed", "Failed to ",
      "Error enumerating", "Error resolving", "Unable to find a suitable server", "WARNING: ",
      "Unknown parameter", "Can't load ", "Usage:", "lp_load_ex",
    ]
    return beginnings.contains { text.hasPrefix($0) } || text.contains("NT_STATUS_") || text.contains("WERR_")
  }
}
