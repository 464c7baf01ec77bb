/// How a report is shown; nothing here changes what it says.
package struct ReporterOptions: Sendable, Hashable {
  /// Whether colours may be used: a terminal, and `NO_COLOR` not set.
  package var colour: Bool
  /// Columns of the terminal.
  package var width: Int

  package init(colour: Bool = false, width: Int = 100) {
    self.colour = colour
    self.width = width
  }
}
