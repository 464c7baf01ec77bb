import CLibYAML
import RightsModel

/// What libyaml found wrong, in plain words.
struct YAMLSyntaxProblem {
  private var problem: String
  private var line: Int
  private var column: Int
  private var contextText: String
  private var contextLine: Int
  private var contextColumn: Int

  /// Copies the error out of a parser whose last call failed.
  init(_ parser: yaml_parser_t) {
    problem = parser.problem.map { String(cString: $0) } ?? "the parser gave no reason"
    if parser.error == YAML_MEMORY_ERROR { problem = "memory" }
    contextText = parser.context.map { String(cString: $0) } ?? ""
    (line, column) = (parser.problem_mark.line, parser.problem_mark.column)
    (contextLine, contextColumn) = (parser.context_mark.line, parser.context_mark.column)
  }

  /// The diagnostic, located where a person should look.
  func diagnostic(in text: UnsafeBufferPointer<UInt8>, uri: String) -> Diagnostic {
    let place = SourceLocation(uri: uri, line: line + 1, column: column + 1)
    let indentation = Self.indentation(of: line, in: text)
    if problem.hasPrefix("found a tab") || indentation.isTab(at: column) {
      return Diagnostic(
        .error, "tab-indentation", "a tab is not allowed as indentation", at: place,
        help: "indent with spaces, two for each level")
    }
    var notes: [Diagnostic.Note] = []
    if let start = contextNote, contextLine != line || contextColumn != column {
      notes.append(
        Diagnostic.Note(start, at: SourceLocation(uri: uri, line: contextLine + 1, column: contextColumn + 1)))
    }
    var help = Self.helps[problem]
    if help == nil, indentation.hasTab, !Self.isFlow(text) {
      help = "this line is indented with a tab; YAML allows spaces only"
    }
    return Diagnostic(.error, "yaml-syntax", message, at: place, help: help, notes: notes)
  }

  private var message: String { Self.messages[problem] ?? problem }

  private var contextNote: String? {
    switch contextText {
    case "while parsing a block mapping": "the mapping starts here"
    case "while parsing a block collection": "the list starts here"
    case "while parsing a flow mapping": "the `{` stands here"
    case "while parsing a flow sequence": "the `[` stands here"
    case "while scanning a quoted scalar", "while parsing a quoted scalar": "the quoted text starts here"
    case "while scanning a simple key": "the key starts here"
    default: nil
    }
  }

  private static let messages: [String: String] = [
    "memory": "there is no memory to parse the file",
    "found character that cannot start any token": "no value can start with this character",
    "mapping values are not allowed in this context": "a `:` is not allowed here",
    "mapping keys are not allowed in this context": "a `?` is not allowed here",
    "block sequence entries are not allowed in this context": "a `- ` list item is not allowed here",
    "could not find expected ':'": "a `:` is missing after this key",
    "did not find expected key": "expected a key, or the end of the mapping",
    "did not find expected '-' indicator": "expected a `- ` list item, or the end of the list",
    "did not find expected ',' or ']'": "expected `,` or `]`",
    "did not find expected ',' or '}'": "expected `,` or `}`",
    "did not find expected <document start>": "expected the end of the file, or `---` before another document",
    "did not find expected node content": "a value is missing here",
    "did not find expected alphabetic or numeric character": "the name of an anchor or alias is missing",
    "did not find expected comment or line break": "only a comment may follow here",
    "did not find expected hexdecimal number": "an escape needs hexadecimal digits here",
    "found invalid Unicode character escape code": "the escape names no character",
    "found unknown escape character": "this escape is not known in a double-quoted text",
    "found unexpected end of stream": "the quoted text is never closed",
    "found unexpected document indicator": "a document ends inside a quoted text",
    "found an indentation indicator equal to 0": "an indentation of 0 is not allowed here",
    "found undefined tag handle": "this tag is not supported",
    "found unexpected ':'": "a `:` is not allowed inside this text",
    "found incompatible YAML document": "only YAML 1.1 and 1.2 are supported",
    "found unknown directive name": "this directive is not known",
    "found duplicate %YAML directive": "a document has one %YAML directive at most",
  ]

  private static let helps: [String: String] = [
    "found character that cannot start any token": "put the text in quotes",
    "mapping values are not allowed in this context":
      "put the text in quotes if it holds a `: `, or check the indentation of this line and the one before",
    "block sequence entries are not allowed in this context": "check the indentation, or put the list on its own lines",
    "could not find expected ':'": "write `key: value`; a key has at most 1024 characters and stands on one line",
    "did not find expected key": "check the indentation of this line, and that every text with quotes inside is quoted",
    "did not find expected '-' indicator": "check the indentation of this line",
    "found unknown escape character": "write `\\\\` for a backslash, or use single quotes",
    "found unexpected ':'": "put the text in quotes",
  ]

  // JSON may be indented with tabs, so a hint at them would mislead there.
  private static func isFlow(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let first = text.first { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }

  private static func indentation(of line: Int, in text: UnsafeBufferPointer<UInt8>) -> Indentation {
    var index = 0
    var current = 0
    while current < line, index < text.count {
      if text[index] == 0x0A || text[index] == 0x0D && !(index + 1 < text.count && text[index + 1] == 0x0A) {
        current += 1
      }
      index += 1
    }
    var blanks: [UInt8] = []
    while index < text.count, text[index] == 0x20 || text[index] == 0x09 {
      blanks.append(text[index])
      index += 1
    }
    return Indentation(blanks: blanks)
  }

  private struct Indentation {
    var blanks: [UInt8]
    var hasTab: Bool { blanks.contains(0x09) }
    func isTab(at column: Int) -> Bool { column < blanks.count && blanks[column] == 0x09 }
  }
}
