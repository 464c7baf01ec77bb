import ArgumentParser
import RightsModel
import RightsReports

/// How `baseline lint` prints what it finds.
enum LintOutput: String, CaseIterable, ExpressibleByArgument {
  /// For people, on standard error.
  case text
  /// One JSON object a line, on standard output.
  case jsonl
  /// Workflow commands that GitHub shows beside the lines, on standard output.
  case github

  static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }

  func print(_ found: [Diagnostic]) {
    switch self {
    case .text: Conversation.print(found, notes: true)
    case .jsonl:
      var lines: [UInt8] = []
      for diagnostic in found { lines.write(diagnosticLine: diagnostic) }
      Standard.output.write(lines)
    case .github: Standard.output.write(found.map(Self.command).joined())
    }
  }

  // https://docs.github.com/actions/reference/workflow-commands-for-github-actions
  private static func command(_ diagnostic: Diagnostic) -> String {
    let kind =
      switch diagnostic.severity {
      case .error: "error"
      case .warning: "warning"
      case .note: "notice"
      }
    var properties = ["title=\(escaped(diagnostic.code.id, inProperty: true))"]
    if let place = diagnostic.location {
      properties.append("file=\(escaped(place.uri, inProperty: true))")
      if let line = place.line { properties.append("line=\(line)") }
      if let column = place.column { properties.append("col=\(column)") }
    }
    let text = diagnostic.message + (diagnostic.help.map { "; \($0)" } ?? "")
    return "::\(kind) \(properties.joined(separator: ","))::\(escaped(text, inProperty: false))\n"
  }

  private static func escaped(_ text: String, inProperty: Bool) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "%": "%25"
      case "\r": "%0D"
      case "\n": "%0A"
      case ":" where inProperty: "%3A"
      case "," where inProperty: "%2C"
      default: String(scalar)
      }
    }.joined()
  }
}
