package import RightsModel

/// What the run's Directory documents say of principals; says nothing where there are none.
package struct DirectoryView: Sendable {
  /// The SID of `DOMAIN\name`.
  package var sid: @Sendable (_ domain: String, _ name: String) -> SID?
  /// The name of a SID, with its domain.
  package var name: @Sendable (SID) -> String?
  /// Whether a directory covers the SID's domain and lacks it.
  package var isOrphan: @Sendable (SID) -> Bool
  package var isEmpty: Bool

  package init(
    sid: @escaping @Sendable (String, String) -> SID?, name: @escaping @Sendable (SID) -> String?,
    isOrphan: @escaping @Sendable (SID) -> Bool
  ) {
    self.sid = sid
    self.name = name
    self.isOrphan = isOrphan
    isEmpty = false
  }

  /// No directory at all.
  package init() {
    sid = { _, _ in nil }
    name = { _ in nil }
    isOrphan = { _ in false }
    isEmpty = true
  }
}
