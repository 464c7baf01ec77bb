/// A format of other people's expectations: one file of its own and one line in `ImportFormats.all`.
package protocol ImportFormat: Sendable {
  /// Stable id, for `--as`.
  static var id: String { get }
  /// One line for help and documentation.
  static var summary: String { get }
  /// Whether the content is this format.
  static func recognizes(_ file: ForeignFile) -> Bool
  /// Reads a whole file. Never fails: what could not be carried is reported with its line.
  static func read(_ file: ForeignFile) -> ImportedContent
}
