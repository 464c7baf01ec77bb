import RightsModel
import RightsText
import RightsYAML

/// Walks the tokens of InSpec controls.
struct InSpecReader {
  private enum Block {
    case control, describe, describeOne, condition, other
  }

  private let tokens: [RubyToken]
  private var index = 0
  private var blocks: [Block] = []
  private var content = ImportedContent()
  /// Where the open control says on which machines it runs.
  private var restriction: SourceLocation?
  // Of the control that is open.
  private var severity: Severity?
  private var references: [Rule.Reference] = []
  /// The alternatives of an open `describe.one`: what each `describe` in it expects, all of which must hold.
  private var alternatives: [[(UserRight, LocatedExpectation.Operator)]] = []
  /// Whether an alternative is about something else, or could not be read.
  private var isAlternativeMissing = false
  private var alternativePlace: SourceLocation?

  init(tokens: [RubyToken]) { self.tokens = tokens }

  private func token(_ distance: Int = 0) -> RubyToken? {
    index + distance < tokens.count ? tokens[index + distance] : nil
  }

  mutating func read() -> ImportedContent {
    var isLineStart = true
    while let token = token() {
      switch token.kind {
      case .newline:
        index += 1
        isLineStart = true
        continue
      case .word(let word): self.word(word, token, isLineStart)
      case .unterminated:
        content.lose(
          "malformed-script", "a string has no end, so the rest of the file is not read", at: token.location)
        index += 1
      case .string, .words, .symbol, .number, .mark: index += 1
      }
      isLineStart = token.isMark(";") || token.isMark("=")
    }
    return content
  }

  private mutating func word(_ word: String, _ token: RubyToken, _ isLineStart: Bool) {
    switch word {
    case "control" where isLineStart: control()
    case "impact" where isLineStart: impact()
    case "tag" where isLineStart: tag()
    case "describe" where isLineStart: describe()
    case "its" where isLineStart && blocks.last == .describe: its(token)
    case "security_policy": member(token)
    case "if", "unless", "case", "while", "until", "for", "begin", "def", "class", "module", "only_if":
      // At the end of a line these are modifiers and open nothing; `only_if` opens with its own `do` or `{`.
      if isLineStart, word == "only_if" { restriction = token.location }
      if isLineStart, word != "only_if" {
        blocks.append(["if", "unless", "case", "while", "until", "for"].contains(word) ? .condition : .other)
      }
      index += 1
    case "do":
      // The `do` of a loop belongs to the loop.
      if !isLoopLine { blocks.append(.other) }
      index += 1
    case "end":
      if let block = blocks.popLast(), block == .describeOne { closeAlternatives() }
      index += 1
    default: index += 1
    }
  }

  // Whether the line began with `while`, `until` or `for`.
  private var isLoopLine: Bool {
    var position = index
    while position > 0, tokens[position - 1].kind != .newline { position -= 1 }
    return ["while", "until", "for"].contains { tokens[position].isWord($0) }
  }

  // MARK: Controls

  private mutating func control() {
    severity = nil
    references = []
    restriction = nil
    if case .string(let id, _)? = token(1)?.kind { references = [Rule.Reference(framework: "inspec", ids: [id])] }
    skipToDo(.control)
  }

  private mutating func impact() {
    if case .number(let text)? = token(1)?.kind, let impact = Double(text) {
      severity =
        switch impact {
        case 0.9...: .critical
        case 0.7..<0.9: .high
        case 0.4..<0.7: .medium
        case 0.01..<0.4: .low
        default: .info
        }
    }
    index += 1
  }

  // `tag gid: 'V-1'`, `tag "gid": "V-1"`, `tag cci: ['CCI-1']`.
  private mutating func tag() {
    index += 1
    var name: String?
    switch token()?.kind {
    case .word(let word)?: name = word
    case .string(let text, _)?: name = text
    default: break
    }
    guard let name, token(1)?.isMark(":") == true else { return }
    index += 2
    let frameworks = ["gid": "stig", "rid": "stig-rule", "stig_id": "stig-id", "cci": "cci", "cce": "cce"]
    guard let framework = frameworks[name], !references.contains(where: { $0.framework == framework }) else { return }
    let (values, isLiteral) = value()
    if isLiteral, !values.isEmpty {
      references.append(Rule.Reference(framework: framework, ids: values.map(\.value)))
    }
  }

  private mutating func describe() {
    var isPolicy = false
    var isOne = false
    var distance = 1
    while let token = token(distance), token.kind != .newline, !token.isWord("do") {
      if token.isWord("security_policy") { isPolicy = self.token(distance + 1)?.isMark(".") != true }
      if token.isWord("one") { isOne = true }
      distance += 1
    }
    if isOne {
      alternatives = []
      isAlternativeMissing = false
      alternativePlace = token()?.location
    } else if blocks.last == .describeOne {
      alternatives.append([])
      if !isPolicy { isAlternativeMissing = true }
    } else if !isPolicy {
      content.otherSettings += 1
    }
    skipToDo(isOne ? .describeOne : isPolicy ? .describe : .other)
  }

  // Moves over the `do` of this line, if it has one.
  private mutating func skipToDo(_ block: Block) {
    while let token = token(), token.kind != .newline {
      if token.isWord("security_policy") { member(token) } else { index += 1 }
      if token.isWord("do") {
        blocks.append(block)
        return
      }
    }
  }

  // MARK: Expectations

  // `security_policy.SeDebugPrivilege`, whose value the script goes on to work with.
  private mutating func member(_ start: RubyToken) {
    index += 1
    guard token()?.isMark(".") == true, case .word(let name)? = token(1)?.kind,
      let right = UserRight(constant: name)
    else { return }
    index += 2
    content.lose(
      "matcher-not-carried", "\(right) is not carried: the script works with its value", at: start.location,
      help: "write the rule by hand")
  }

  private mutating func its(_ start: RubyToken) {
    index += 1
    if token()?.isMark("(") == true { index += 1 }
    let name: String
    switch token()?.kind {
    case .string(let text, _)?: name = text
    case .symbol(let text)?: name = text
    default: return
    }
    index += 1
    if let dot = name.firstIndex(of: "."), let right = UserRight(constant: String(name[..<dot])) {
      content.lose(
        "matcher-not-carried", "\(right) is not carried: `\(name)` is not its list", at: start.location,
        help: "write the rule by hand")
      return
    }
    guard name.lowercased().hasPrefix("se"), name.hasSuffix("Right") || name.hasSuffix("Privilege") else {
      content.otherSettings += 1
      return
    }
    guard let right = UserRight(constant: name) else {
      content.loseUnknownRight(name, at: start.location)
      return
    }
    if token()?.isMark(")") == true { index += 1 }
    guard token()?.isMark("{") == true || token()?.isWord("do") == true else {
      content.lose("matcher-not-carried", "\(right) is not carried: it has no matcher", at: start.location)
      return
    }
    if token()?.isWord("do") == true { blocks.append(.other) }
    index += 1
    guard let operation = matcher(right, start.location) else {
      isAlternativeMissing = true
      return
    }
    let isModified = token()?.isMark("}") == true && ["if", "unless"].contains { token(1)?.isWord($0) == true }
    if isModified || blocks.contains(where: { $0 == .condition }) {
      isAlternativeMissing = true
      content.lose(
        "condition-not-carried", "\(right) is not carried: it stands under a condition of the script",
        at: start.location, help: "write the rule by hand, for the role that the condition means")
      return
    }
    if blocks.contains(where: { $0 == .describeOne }), !alternatives.isEmpty {
      alternatives[alternatives.count - 1].append((right, operation))
      return
    }
    add(right, [operation], start.location)
  }

  private mutating func add(_ right: UserRight, _ operators: [LocatedExpectation.Operator], _ place: SourceLocation) {
    var statement = ImportedStatement(right, at: place, [ImportedStatement.Clause(operators)])
    statement.severity = severity
    statement.references = references
    content.statements.append(statement)
    if let restriction {
      content.lose(
        "condition-not-carried", "\(right) is carried, but not the `only_if` of its control", at: restriction,
        help: "check that the rule is meant for every machine of the baseline")
    }
  }

  private mutating func closeAlternatives() {
    defer { alternatives = [] }
    guard let first = alternatives.joined().first, let place = alternativePlace else { return }
    if alternatives.count == 1, !isAlternativeMissing {
      for (right, operation) in alternatives.joined() { add(right, [operation], place) }
      return
    }
    guard !isAlternativeMissing, alternatives.allSatisfy({ $0.count == 1 && $0[0].0 == first.0 }) else {
      content.lose(
        "alternatives-not-carried",
        "\(first.0) is not carried: its alternatives are not each one expectation of this right", at: place,
        help: "write the rule by hand")
      return
    }
    let all = alternatives.joined().map { LocatedExpectation([$0.1], at: $0.1.location) }
    add(first.0, [LocatedExpectation.Operator(.anyOf, at: place, alternatives: all)], place)
  }

  /// `should eq […]`; reports what it cannot read.
  private mutating func matcher(_ right: UserRight, _ place: SourceLocation) -> LocatedExpectation.Operator? {
    while token()?.kind == .newline { index += 1 }
    var negated = false
    if token()?.isWord("should_not") == true {
      negated = true
    } else if token()?.isWord("should") != true {
      content.lose("matcher-not-carried", "\(right) is not carried: no `should` follows", at: place)
      return nil
    }
    index += 1
    guard case .word(let matcher)? = token()?.kind else {
      content.lose(
        "matcher-not-carried", "\(right) is not carried: only matchers with a name are", at: place)
      return nil
    }
    index += 1
    let (values, isLiteral) = matcher == "be_empty" ? ([], true) : value()
    guard isLiteral else {
      content.lose(
        "value-not-literal", "\(right) is not carried: `\(matcher)` is given no literal list", at: place,
        help: "write the rule by hand")
      return nil
    }
    switch (matcher, negated) {
    case ("eq", false), ("cmp", false), ("match_array", false), ("contain_exactly", false), ("be_empty", false):
      return content.list(.exactly, values, of: right, at: place)
    case ("be_in", false): return content.list(.within, values, of: right, at: place)
    case ("include", false): return content.list(.includes, values, of: right, at: place)
    case ("include", true), ("be_in", true): return content.list(.excludes, values, of: right, at: place)
    default:
      content.lose(
        "matcher-not-carried",
        "\(right) is not carried: `\(negated ? "should_not" : "should") \(matcher)` says nothing of lists", at: place)
      return nil
    }
  }

  /// A string, a list of them, or several behind each other; not literal where anything else stands in it.
  private mutating func value() -> (values: [Located<String>], isLiteral: Bool) {
    var values: [Located<String>] = []
    var isLiteral = true
    var depth = 0
    var isOpen = true
    var isAny = false
    loop: while let token = token() {
      switch token.kind {
      case .newline: if depth == 0, !isOpen { break loop }
      case .string(let text, let literal):
        isAny = true
        if !literal { isLiteral = false }
        // Older releases gave the line of the export as it is.
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
          values.append(Located(String(part), at: token.location))
        }
        isOpen = false
      case .words(let words):
        isAny = true
        values += words.map { Located($0, at: token.location) }
        isOpen = false
      case .symbol, .number:
        isLiteral = false
        isOpen = false
      case .word(let word):
        if word == "end" || word == "do" { break loop }
        // A modifier makes the whole line depend on the machine.
        isLiteral = false
        isOpen = false
      case .unterminated: return ([], false)
      case .mark:
        if token.isMark("}"), depth == 0 { break loop }
        if token.isMark("[") || token.isMark("(") {
          depth += 1
          isAny = true
        } else if token.isMark("]") || token.isMark(")") {
          depth -= 1
          isOpen = false
        } else if token.isMark(",") {
          isOpen = true
        } else {
          isLiteral = false
        }
      }
      index += 1
    }
    return (values, isLiteral && isAny)
  }
}
