package import RightsEvaluation
import RightsIdentity
package import RightsModel

/// What a token's privileges are and where they come from, for a person.
package struct TokenReport {
  package private(set) var text = ""
  /// How many privileges stand so, over all tokens.
  package private(set) var counts: [PrivilegeStanding.Status: Int] = [:]
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
        text += "  its privileges were not shown: give the output of `whoami /all` or `!token`\n"
        continue
      }
      if !isCollected, let peer = other?.tokens.first {
        rows(TokenExplanation.compare(token, filtered: peer))
      } else {
        rows(TokenExplanation(token, rights: isCollected ? source.rights : nil).standings())
      }
      for name in token.unknownPrivileges { text += "  unknown    \(name)\n" }
    }
  }

  private mutating func head(_ token: Token, _ snapshot: Snapshot) {
    if !text.isEmpty { text += "\n" }
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
    text += "\(place): \((words + [count].compactMap(\.self)).joined(separator: ", "))\n"
  }

  private mutating func rows(_ standings: [PrivilegeStanding]) {
    let width = standings.map { $0.right.constant.count }.max() ?? 0
    for standing in standings {
      counts[standing.status, default: 0] += 1
      let state = standing.isEnabled.map { $0 ? "enabled" : "disabled" } ?? (standing.status == .held ? "" : "-")
      let givers = standing.givenBy.map { PrincipalNames.label(of: .sid($0), names: names, facts: facts) }
      let reasons = (givers.isEmpty ? [] : ["from \(givers.joined(separator: ", "))"]) + standing.reasons
      text +=
        "  \(padded(standing.status.rawValue, 9))  \(padded(standing.right.constant, width))  \(padded(state, 8))"
        + (reasons.isEmpty ? "" : "  \(reasons.joined(separator: "; "))")
      while text.last == " " { text.removeLast() }
      text += "\n"
    }
  }

  private func padded(_ word: String, _ width: Int) -> String {
    word + String(repeating: " ", count: max(0, width - word.count))
  }
}
