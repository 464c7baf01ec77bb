package import RightsEvaluation
import RightsIdentity
package import RightsModel
internal import RightsText

/// What a token's privileges are and where they come from, for a person; what hides in names is shown by its number.
package struct TokenReport {
  package private(set) var text = ""
  /// How many privileges stand so, over all tokens.
  package private(set) var counts: [PrivilegeStanding.Status: Int] = [:]
  /// Whether something that the report is about was not shown.
  package private(set) var isIncomplete = false
  private var names: [SID: String] = [:]
  private var facts = MachineFacts()

  package init() {}

  /// Adds the tokens of a snapshot, explained by the assignments and tokens of another one.
  ///
  /// - Parameter other: nil where there is nothing to compare with.
  package mutating func add(_ snapshot: Snapshot, against other: Snapshot?) {
    names = snapshot.names.merging(other?.names ?? [:]) { first, _ in first }
    facts = other?.facts ?? snapshot.facts
    let source = other ?? snapshot
    let isCollected = UserRight.allCases.contains { source.rights[$0].assignment.isCollected }
    for token in snapshot.tokens {
      head(token, snapshot)
      for group in token.groups ?? [] {
        if let name = group.name, !name.isEmpty { names[group.sid] = names[group.sid] ?? name }
      }
      guard token.privileges != nil else {
        add("  its privileges were not shown: give the output of `whoami /all` or `!token`")
        isIncomplete = true
        continue
      }
      if !isCollected, let peer = other.flatMap({ Self.peer(of: token, among: $0.tokens) }) {
        if let user = token.user, let another = peer.user, user != another {
          add("  the other token is of another user, \(another): what one lacks says nothing of the other")
          isIncomplete = true
        }
        rows(TokenExplanation.compare(token, with: peer))
      } else {
        // What was asked for and is not there leaves everything open.
        let rights = isCollected || other != nil ? source.rights : nil
        let isCut = snapshot.collected[.tokens].map { $0.outcome != .complete } ?? false
        rows(TokenExplanation(token, rights: rights, isCut: isCut).standings())
      }
      for name in token.unknownPrivileges { add("  unknown    \(name)") }
    }
  }

  /// The token to compare with: of the same user where there is one.
  private static func peer(of token: Token, among others: [Token]) -> Token? {
    others.first { $0.user == token.user } ?? others.first
  }

  private mutating func head(_ token: Token, _ snapshot: Snapshot) {
    if !text.isEmpty { add("") }
    var words: [String] = []
    if let user = token.user {
      words.append(
        PrincipalNames.label(of: .sid(user), names: token.userName.map { [user: $0] } ?? names, facts: facts))
    }
    if let process = token.process { words.append(process) }
    if let kind = token.kind { words.append("\(kind.rawValue) token") }
    if let level = token.impersonationLevel, token.kind == .impersonation { words.append("level \(level.name)") }
    if let elevation = token.elevation {
      switch elevation {
      case .standard: words.append("no administrator")
      case .full: words.append("elevated")
      case .limited: words.append("filtered by User Account Control")
      }
    }
    if token.isRestricted == true { words.append("restricted") }
    let place = "\(snapshot.subject.id)\(token.line > 0 ? ", line \(token.line)" : "")"
    let count = token.privileges.map { "\($0.count) \($0.count == 1 ? "privilege" : "privileges")" }
    add("\(place): \((words + [count].compactMap(\.self)).joined(separator: ", "))")
  }

  private mutating func rows(_ standings: [PrivilegeStanding]) {
    let width = standings.map { $0.right.constant.count }.max() ?? 0
    for standing in standings {
      counts[standing.status, default: 0] += 1
      let state = standing.isEnabled.map { $0 ? "enabled" : "disabled" } ?? (standing.status == .held ? "" : "-")
      let givers = standing.givenBy.map { PrincipalNames.label(of: .sid($0), names: names, facts: facts) }
      let reasons = (givers.isEmpty ? [] : ["from \(givers.joined(separator: ", "))"]) + standing.reasons
      var line =
        "  \(padded(standing.status.rawValue, 9))  \(padded(standing.right.constant, width))  \(padded(state, 8))"
        + (reasons.isEmpty ? "" : "  \(reasons.joined(separator: "; "))")
      while line.last == " " { line.removeLast() }
      add(line)
    }
  }

  private mutating func add(_ line: String) { text += HiddenCharacters.shown(line) + "\n" }

  private func padded(_ word: String, _ width: Int) -> String {
    word + String(repeating: " ", count: max(0, width - word.count))
  }
}
