/// A part of what is collected of a machine, as collectors and snapshots call it.
package enum SnapshotItem: String, Sendable, Hashable, CaseIterable, Comparable {
  /// Who holds which right.
  case rights
  /// What the machine is: release, role, domain, SIDs.
  case identity
  case tokens
  /// A resultant set of policy.
  case policies
  /// Registrations of WMI providers.
  case providers
  /// How WMI was asked.
  case wmi

  package static func < (lhs: SnapshotItem, rhs: SnapshotItem) -> Bool {
    lhs.rank < rhs.rank
  }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
