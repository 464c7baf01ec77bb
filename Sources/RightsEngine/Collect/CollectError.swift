/// Nothing could be collected at all.
package struct CollectError: Error, Sendable, Hashable {
  /// Why, and what to do, for people.
  package var message: String
  package init(_ message: String) { self.message = message }
}
