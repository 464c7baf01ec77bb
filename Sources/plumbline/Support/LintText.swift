import RightsBaselines
import RightsModel
import RightsText

/// What `baseline lint` says besides its findings.
enum LintText {
  /// The list of rules: id, severity, whether `--fix` mends it, and what it finds.
  static func rules(_ pages: [LintPage]) -> String {
    let width = pages.map(\.id.count).max() ?? 0
    return pages.map { page in
      padded(page.id, width) + "  " + padded(page.severity.rawValue, 7) + "  " + (page.fix == nil ? "   " : "fix")
        + "  \(page.summary)\n"
    }.joined()
  }

  /// One line for one change.
  static func change(_ change: BaselineFixer.Change, isMade: Bool) -> String {
    let verb = isMade ? "fixed" : "would fix"
    let what = change.after.map { "`\(change.before)` is now `\($0)`" } ?? "`\(change.before)` is removed"
    return HiddenCharacters.shown("\(change.location): \(verb): \(what) [\(change.code)]")
  }

  static func counted(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
