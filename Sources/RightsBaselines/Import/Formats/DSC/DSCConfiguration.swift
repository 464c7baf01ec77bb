import RightsModel
import RightsText
import RightsYAML

/// PowerShell DSC as it is written: `UserRightsAssignment name { Policy = …; Identity = … }`.
///
/// Only literal values are read: a script is never run.
package enum DSCConfiguration: ImportFormat {
  package static let id = "dsc"
  package static let summary = "PowerShell DSC configuration (ps1)"

  package static func recognizes(_ file: ForeignFile) -> Bool {
    guard file.mentions("UserRightsAssignment"), file.mentions("configuration") else { return false }
    // XML can speak of both; a script may begin with a comment, `<#`.
    let isXML = file.firstByte == UInt8(ascii: "<") && !file.mentions("<#")
    return !isXML && !DSCCompiled.recognizes(file)
  }

  package static func read(_ file: ForeignFile) -> ImportedContent {
    var content = ImportedContent()
    var reader = Reader(tokens: PowerShellTokenizer.tokens(of: file.text, uri: file.uri))
    while let resource = reader.next() {
      guard resource.isRight else {
        content.otherSettings += 1
        continue
      }
      let before = content.statements.count
      resource.assignment.add(to: &content)
      if resource.isConditional, content.statements.count > before {
        content.lose(
          "condition-not-carried", "the resource is carried, but not the condition or loop around it",
          at: resource.assignment.location, help: "check that the rule is meant for every machine of the baseline")
      }
    }
    if let place = reader.unterminated {
      content.lose("malformed-script", "a string or comment has no end, so the rest of the file is not read", at: place)
    }
    return content
  }

  private struct Resource {
    var isRight: Bool
    /// Whether it stands in a branch or a loop of the script.
    var isConditional: Bool
    var assignment: DSCAssignment
  }

  private struct Reader {
    let tokens: [PowerShellToken]
    var index = 0
    var unterminated: SourceLocation?
    /// Of each open brace, whether it is the body of a branch or a loop.
    private var braces: [Bool] = []
    private var isBodyNext = false

    init(tokens: [PowerShellToken]) { self.tokens = tokens }

    private func token(_ position: Int) -> PowerShellToken? { position < tokens.count ? tokens[position] : nil }

    /// The next `type name {` with what is inside; other resources are counted by their head alone.
    mutating func next() -> Resource? {
      while let token = token(index) {
        defer { index += 1 }
        switch token.kind {
        case .unterminated: unterminated = unterminated ?? token.location
        case .mark where token.isMark("{"):
          braces.append(isBodyNext)
          isBodyNext = false
        case .mark where token.isMark("}"): _ = braces.popLast()
        case .word(let word) where Self.branching.contains(word.lowercased()): isBodyNext = true
        case .word(let type) where isResource(type, at: index):
          var assignment = DSCAssignment(location: token.location)
          let isRight = ["userrightsassignment", "xuserrightsassignment"].contains(type.lowercased())
          if isRight { properties(from: opening(after: index) + 1, into: &assignment) }
          return Resource(isRight: isRight, isConditional: braces.contains(true), assignment: assignment)
        case .word, .string, .variable, .mark, .newline: break
        }
      }
      return nil
    }

    private static let branching: Set<String> = ["if", "elseif", "else", "foreach", "for", "while", "switch"]

    // `Registry name {`, where the type is no keyword of the language.
    private func isResource(_ type: String, at position: Int) -> Bool {
      let keywords: Set<String> = [
        "configuration", "node", "function", "filter", "class", "enum", "if", "while", "foreach", "for", "switch",
        "import",
        "workflow", "param",
      ]
      guard !keywords.contains(type.lowercased()), position == 0 || isStart(position - 1) else { return false }
      return opening(after: position) > position
    }

    private func isStart(_ position: Int) -> Bool {
      guard let token = token(position) else { return true }
      return token.kind == .newline || token.isMark("{") || token.isMark("}") || token.isMark(";")
    }

    // The `{` behind a resource's name; the position itself where there is none.
    private func opening(after position: Int) -> Int {
      guard let name = token(position + 1) else { return position }
      switch name.kind {
      case .word, .string, .variable: break
      case .mark, .newline, .unterminated: return position
      }
      var next = position + 2
      while token(next)?.kind == .newline { next += 1 }
      return token(next)?.isMark("{") == true ? next : position
    }

    private mutating func properties(from start: Int, into assignment: inout DSCAssignment) {
      var position = start
      while let token = token(position), !token.isMark("}") {
        guard case .word(let name) = token.kind, self.token(position + 1)?.isMark("=") == true else {
          position += 1
          continue
        }
        let value = self.value(from: position + 2)
        switch name.lowercased() {
        case "policy": assignment.policy = value.texts?.count == 1 ? value.texts?.first?.value : nil
        case "identity": assignment.identity = value.texts
        case "force": assignment.force = value.word == "true"
        case "ensure": assignment.isAbsent = value.texts?.first?.value.lowercased() == "absent"
        default: break
        }
        position = value.end
      }
      index = max(index, position)
    }

    /// A string, a list of them, or a variable; `texts` is nil for anything that is not literal.
    private func value(from start: Int) -> (texts: [Located<String>]?, word: String?, end: Int) {
      var texts: [Located<String>] = []
      var word: String?
      var isLiteral = true
      var depth = 0
      var position = start
      // A list goes on behind a comma at the end of a line.
      var isOpen = true
      while let token = token(position) {
        switch token.kind {
        case .newline:
          if depth == 0, !isOpen { return (isLiteral ? texts : nil, word, position) }
        case .string(let text, let literal):
          texts.append(Located(text, at: token.location))
          if !literal { isLiteral = false }
          isOpen = false
        case .variable(let name):
          word = name.lowercased()
          isLiteral = false
          isOpen = false
        case .word, .unterminated:
          isLiteral = false
          isOpen = false
        case .mark:
          if token.isMark(";"), depth == 0 { return (isLiteral ? texts : nil, word, position) }
          if token.isMark("}"), depth == 0 { return (isLiteral ? texts : nil, word, position) }
          if token.isMark("(") || token.isMark("{") || token.isMark("[") { depth += 1 }
          if token.isMark(")") || token.isMark("}") || token.isMark("]") {
            depth -= 1
            isOpen = false
          }
          if token.isMark(",") {
            isOpen = true
          } else if !token.isMark("@"), !token.isMark("("), !token.isMark(")") {
            isLiteral = false
          }
        }
        position += 1
      }
      return (isLiteral ? texts : nil, word, position)
    }
  }
}
