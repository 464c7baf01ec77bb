/// The expanded name of an element or an attribute: two are the same where namespace and local name are.
package struct XMLName: Sendable, Hashable {
  /// Without the prefix.
  package var local: String
  /// The namespace's URI, or nil where there is none.
  package var namespace: String?

  package init(_ local: String, namespace: String? = nil) {
    self.local = local
    self.namespace = namespace
  }
}

extension XMLName: CustomStringConvertible {
  /// `{namespace}local`, or `local`.
  package var description: String { namespace.map { "{\($0)}\(local)" } ?? local }
}
