internal import RightsModel

/// Finds the winning GPO of each right among the settings of a resultant set, and keeps the losing ones.
///
/// Source: RSOP_PolicySetting (Microsoft's WMI reference): the setting with precedence 1 is the one that applies. A right
/// that no GPO sets is not listed: its local value stands, which a resultant set does not tell.
struct ResultantRights {
  static let reason = "a resultant set of policy says nothing of rights that no GPO sets"

  private(set) var ledger: PolicyLedger
  private var settings: [UserRight: [PolicySetting]] = [:]

  init(uri: String) { ledger = PolicyLedger(uri: uri) }

  /// Takes one statement with the GPO that makes it; its holders and line are filled in.
  ///
  /// - Parameter precedence: as it was read; what is no number of 1 or more leaves the winner open.
  mutating func add(_ statement: PolicyStatement, precedence: String?, _ setting: PolicySetting) {
    var statement = statement
    let number = precedence.flatMap { Int($0) } ?? 0
    if number < 1 {
      statement.fault = statement.fault ?? "its precedence is missing or no number, so the winning GPO is not known"
    }
    guard let right = ledger.accept(statement) else { return }
    var setting = setting
    setting.precedence = number
    setting.principals = statement.holders
    setting.line = Int32(clamping: statement.line)
    settings[right, default: []].append(setting)
  }

  /// Says why Windows did not apply the winning setting of a right.
  mutating func fail(_ right: UserRight, _ reason: String, _ line: Int32) {
    ledger.report(
      "setting-not-applied", right, reason, line, help: "see the events of the security extension on the machine")
  }

  /// - Parameter isEvidence: false where the settings are not what the machine has; they are kept all the same.
  mutating func conclude(into snapshot: inout Snapshot, isEvidence: Bool) {
    for right in UserRight.allCases {
      guard let all = settings[right] else { continue }
      var sorted = all.sorted { ($0.precedence, $0.line) < ($1.precedence, $1.line) }
      for index in sorted.indices { sorted[index].isApplied = isEvidence }
      snapshot.policies[right] = sorted
      let winners = sorted.filter { $0.precedence == 1 }
      if let winner = winners.first {
        if winners.contains(where: { $0.principals != winner.principals }) {
          ledger.report(
            "contradicting-settings", right, "two settings that differ both win", winner.line, help: "collect it again")
        }
        snapshot.rights[right] = ObservedRight(isEvidence ? winner.assignment : .notCollected, line: winner.line)
      } else if let first = sorted.first {
        ledger.report(
          "no-winning-setting", right, "only losing GPOs are listed", first.line,
          help: "collect every instance, whatever its precedence")
      }
    }
    for (right, observed) in ledger.faults { snapshot.rights[right] = observed }
    if isEvidence { snapshot.completeness = .partial(reason: Self.reason) }
    ledger.conclude(into: &snapshot)
  }
}
