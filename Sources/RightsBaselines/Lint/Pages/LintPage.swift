package import RightsModel

/// What people read about one kind of finding, and the examples that prove it.
///
/// There is one for each lint rule and one for each mistake that loading reports.
package struct LintPage: Sendable {
  /// Stable, kebab-case: the code of its diagnostics. Named for the thing found.
  package var id: String
  /// Of every diagnostic with this code.
  package var severity: Diagnostic.Severity
  /// One clause for the list of rules.
  package var summary: String
  /// What goes wrong where nobody mends it.
  package var why: String
  /// What to write instead.
  package var mend: String
  /// Nil where a person has to decide.
  package var fix: LintFix?
  /// Documents that it finds, each place marked.
  package var finds: [LintExample]
  /// Documents that look alike and are right.
  package var silent: [LintExample]
  /// Other rules that find something in `finds`, too, for reasons of their own.
  package var alongside: [String]

  package init(
    _ id: String, _ severity: Diagnostic.Severity, _ summary: String, why: String, mend: String, fix: LintFix? = nil,
    finds: [LintExample], silent: [LintExample], alongside: [String] = []
  ) {
    self.id = id
    self.severity = severity
    self.summary = summary
    self.why = why
    self.mend = mend
    self.fix = fix
    self.finds = finds
    self.silent = silent
    self.alongside = alongside
  }
}

extension LintPage {
  /// The page of the rule with this id as text for a terminal, or nil where there is no such rule.
  package static func text(for id: String) -> String? { LintRules.named(id)?.text }

  /// The page as text for a terminal.
  package var text: String {
    var text = "\(id): \(summary)\n  \(kind), \(fix.map { "fixed by --fix: \($0.summary)" } ?? "mended by hand")\n"
    text += "\n" + Self.indented(Self.wrapped(why), by: 2)
    text += "\n" + Self.indented(Self.wrapped(mend), by: 2)
    if let example = finds.first { text += "\n  Found, where 👉 stands:\n\n" + Self.indented(example.shown, by: 6) }
    if let example = silent.first { text += "\n  Right:\n\n" + Self.indented(example.shown, by: 6) }
    return text
  }

  private var kind: String {
    let stops = severity == .error && !LintRules.all.contains { $0.id == id }
    return severity.rawValue + (stops ? ", the baseline is not loaded" : "")
  }

  // A paragraph in lines that end before column 100 of the page.
  private static func wrapped(_ paragraph: String) -> String {
    var lines: [String] = []
    for word in paragraph.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      if let last = lines.last, last.count + word.count < 97 {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func indented(_ text: String, by columns: Int) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      (line.isEmpty ? "" : String(repeating: " ", count: columns)) + line + "\n"
    }.joined()
  }
}
