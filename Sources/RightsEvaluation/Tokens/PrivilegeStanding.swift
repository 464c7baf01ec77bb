package import RightsModel

/// How one privilege of a token stands against who holds the right.
package struct PrivilegeStanding: Sendable, Hashable {
  package enum Status: String, Sendable, Hashable, CaseIterable {
    /// The token has it, and somebody in the token holds the right (or nothing is known of the right).
    case held
    /// Somebody in the token holds the right, and the token lacks it.
    case missing
    /// The token has it, and nobody in the token holds the right.
    case extra
    /// Somebody in the token holds the right; User Account Control took it out.
    case filtered
    /// What was collected does not tell.
    case unknown
  }

  package var right: UserRight
  package var status: Status
  /// Nil where the token lacks it or its state was not shown.
  package var isEnabled: Bool?
  /// Members of the token that hold the right, the user first.
  package var givenBy: [SID]
  /// Sentences for people, most telling first.
  package var reasons: [String]
}
