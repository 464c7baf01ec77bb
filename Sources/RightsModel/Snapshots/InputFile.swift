/// A file that was read, as reports list it.
package struct InputFile: Sendable, Hashable {
  package enum Purpose: Sendable, Hashable {
    /// A baseline, policy, inventory or directory.
    case configuration
    /// Collected data.
    case evidence
  }

  package var uri: String
  /// Bytes.
  package var length: Int
  /// Lower-case hexadecimal SHA-256, or nil where it was not asked for.
  package var sha256: String?
  package var purpose: Purpose

  package init(uri: String, length: Int, sha256: String?, purpose: Purpose) {
    self.uri = uri
    self.length = length
    self.sha256 = sha256
    self.purpose = purpose
  }
}
