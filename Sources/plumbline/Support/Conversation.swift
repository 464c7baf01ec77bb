import Glibc
import RightsModel
import RightsText

/// What is said on standard error.
enum Conversation {
  /// Whether colours may be used there.
  static var usesColour: Bool { Standard.error.isTerminal && getenv("NO_COLOR") == nil }

  /// Prints diagnostics, notes left out unless asked for, with everything that came from a file made visible.
  ///
  /// - Returns: how many were printed.
  @discardableResult
  static func print(_ diagnostics: [Diagnostic], notes: Bool = false) -> Int {
    let shown = diagnostics.filter { notes || $0.severity != .note }
    for diagnostic in shown { say(line(diagnostic)) }
    return shown.count
  }

  static func say(_ text: String) { Standard.error.write(text + "\n") }

  private static func line(_ diagnostic: Diagnostic) -> String {
    var text = diagnostic.location.map { "\(visible("\($0)")): " } ?? ""
    text += "\(painted(diagnostic.severity)): \(visible(diagnostic.message)) [\(diagnostic.code)]"
    for note in diagnostic.notes {
      text += "\n  note: " + (note.location.map { "\(visible("\($0)")): " } ?? "") + visible(note.message)
    }
    if let help = diagnostic.help { text += "\n  help: \(visible(help))" }
    return text
  }

  private static func painted(_ severity: Diagnostic.Severity) -> String {
    guard usesColour else { return severity.rawValue }
    return switch severity {
    case .error: "\u{1B}[31;1merror\u{1B}[0m"
    case .warning: "\u{1B}[33;1mwarning\u{1B}[0m"
    case .note: "\u{1B}[36mnote\u{1B}[0m"
    }
  }

  private static func visible(_ text: String) -> String { HiddenCharacters.shown(text) }
}
