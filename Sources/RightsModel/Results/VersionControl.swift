/// Which commit of which repository the working folder shows.
package struct VersionControl: Sendable, Hashable {
  /// An absolute URI without a name or a password of a user.
  package var repositoryURI: String
  /// The commit, 40 or 64 hexadecimal digits.
  package var revisionID: String
  /// Nil on a detached head.
  package var branch: String?

  package init(repositoryURI: String, revisionID: String, branch: String?) {
    self.repositoryURI = repositoryURI
    self.revisionID = revisionID
    self.branch = branch
  }
}
