/// What one GPO sets a right to on a machine, and whether it wins, as a resultant set of policy tells it.
package struct PolicySetting: Sendable, Hashable {
  /// 1 is the GPO that wins; each greater number loses to the ones below it.
  package var precedence: Int
  /// The display name of the GPO; nil where the source gives none.
  package var gpo: String?
  /// Nil for the local policy, and where the source gives none.
  package var guid: GUID?
  /// The DNS name of the GPO's domain.
  package var domain: String?
  /// The site, domain or OU by whose link the GPO applies, as the source writes it.
  package var scope: String?
  /// Whether that link is enforced; nil where the source does not say.
  package var isEnforced: Bool?
  /// False where the source itself says that this is not what the machine has: a simulation, or what was not applied.
  package var isApplied = true
  /// Sorted, without duplicates; empty where the GPO sets the right to nobody.
  package var principals: [Principal]
  /// 1-based line of the source; 0 where there is none.
  package var line: Int32

  package init(precedence: Int, principals: [Principal] = [], line: Int32 = 0) {
    self.precedence = precedence
    self.principals = principals
    self.line = line
  }

  /// What the right is where this setting wins.
  package var assignment: Assignment { principals.isEmpty ? .noOne : .principals(principals, complete: true) }
}
