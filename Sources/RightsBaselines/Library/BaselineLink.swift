package import RightsModel

/// One document of the chain that a baseline was resolved from.
package struct BaselineLink: Sendable, Hashable {
  package var id: String
  /// Of the publisher's content.
  package var version: String
  package var file: InputFile
}
