/// Why a text names no principal.
package struct PrincipalSyntaxError: Error, Sendable, Hashable {
  /// What is wrong, one clause.
  package var message: String
  /// What to write instead.
  package var help: String?

  package init(_ message: String, help: String? = nil) {
    self.message = message
    self.help = help
  }
}
