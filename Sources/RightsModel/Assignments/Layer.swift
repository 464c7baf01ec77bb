/// What a snapshot or a baseline speaks about.
package enum Layer: String, Sendable, Hashable, CaseIterable {
  /// What a machine really grants: local settings and what every GPO wrote.
  case effective
  /// What one GPO defines.
  case groupPolicy = "group-policy"
}
