/// A problem with our input (a file we read, a document someone wrote), never with the machine itself.
package struct Diagnostic: Sendable, Hashable {
  /// How bad it is for the run: an `error` leaves something unread or unjudged, a `warning` may surprise, a `note` informs.
  package enum Severity: String, Sendable, Hashable, CaseIterable, Comparable {
    case note, warning, error

    package static func < (lhs: Severity, rhs: Severity) -> Bool {
      switch (lhs, rhs) {
      case (.note, .warning), (.note, .error), (.warning, .error): true
      case (.note, .note), (.warning, .warning), (.error, .error), (.warning, .note), (.error, .note),
        (.error, .warning):
        false
      }
    }
  }

  /// A stable kebab-case id (`unknown-key`, `malformed-line`), open for new ones; never renamed.
  package struct Code: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
    package var id: String
    package init(_ id: String) { self.id = id }
    package init(stringLiteral value: String) { id = value }
    package var description: String { id }
  }

  /// A second place that matters, such as the first of two duplicate keys.
  package struct Note: Sendable, Hashable {
    package var message: String
    package var location: SourceLocation?
    package init(_ message: String, at location: SourceLocation? = nil) {
      self.message = message
      self.location = location
    }
  }

  package var severity: Severity
  package var code: Code
  /// One headline: what is wrong and what was expected. Ends without a full stop.
  package var message: String
  package var location: SourceLocation?
  /// What to do about it, as a sentence without its full stop.
  package var help: String?
  package var notes: [Note]

  package init(
    _ severity: Severity, _ code: Code, _ message: String, at location: SourceLocation? = nil, help: String? = nil,
    notes: [Note] = []
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.location = location
    self.help = help
    self.notes = notes
  }
}

extension Diagnostic: CustomStringConvertible {
  /// `uri:line:column: error: message [code]`, then indented notes and help, as compilers print it. Not escaped for terminals.
  package var description: String {
    var text = location.map { "\($0): " } ?? ""
    text += "\(severity.rawValue): \(message) [\(code)]"
    for note in notes { text += "\n  note: " + (note.location.map { "\($0): " } ?? "") + note.message }
    if let help { text += "\n  help: \(help)" }
    return text
  }
}

/// A diagnostic that stops what was being read; thrown where nothing useful is left to return.
package struct DiagnosticError: Error, Sendable, Hashable {
  package var diagnostic: Diagnostic
  package init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }
}
