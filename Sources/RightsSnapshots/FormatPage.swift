/// What a person has to know of a format before they collect it or rely on it. Sentences are plain text.
package struct FormatPage: Sendable {
  /// One way to make such a file.
  package struct Recipe: Sendable {
    /// To be typed as they stand, but for names of machines, domains and folders.
    package var commands: [String]
    /// The rights, tools and place that they need.
    package var needs: String
    package var note: String?

    package init(_ commands: String..., needs: String, note: String? = nil) {
      self.commands = commands
      self.needs = needs
      self.note = note
    }
  }

  package var what: String
  /// The best way first.
  package var recipes: [Recipe]
  /// What a whole file is evidence of.
  package var proves: [String]
  /// What such a file can never tell, so that it is not taken for a pass.
  package var leavesOpen: [String]
  package var traps: [String]
  /// What making the file can do to a running system or to the people who watch it; nil where it does nothing.
  package var warning: String?
  /// Where the grammar or the writer of the format is published.
  package var sources: [String]

  package init(
    _ what: String, recipes: [Recipe], proves: [String], leavesOpen: [String], traps: [String], warning: String? = nil,
    sources: [String]
  ) {
    self.what = what
    self.recipes = recipes
    self.proves = proves
    self.leavesOpen = leavesOpen
    self.traps = traps
    self.warning = warning
    self.sources = sources
  }
}
