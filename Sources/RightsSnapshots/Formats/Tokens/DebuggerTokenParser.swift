internal import RightsModel

/// Reads a debugger session line by line: it may start anywhere, hold several tokens, and be cut anywhere.
///
/// Source: the debugger's `!token` and `!peb` references and their published output.
struct DebuggerTokenParser {
  private(set) var tokens: [Token] = []
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var count = Snapshot.LineCount()
  private let context: ReadContext
  private var table = Table.none
  private var environment: [String: String] = [:]
  private var process: String?
  // The line that is being read may be cut, and a SID that is cut is another SID.
  private var isUnfinished = false

  private enum Table { case none, groups, privileges }

  init(_ context: ReadContext) { self.context = context }

  mutating func parse(_ text: TokenLines) {
    for (index, line) in text.lines.enumerated() where !line.isEmpty {
      isUnfinished = index == text.unfinished
      parse(line, text.number(index))
    }
    applyEnvironment()
  }

  private mutating func parse(_ line: Substring, _ number: Int) {
    let words = TokenLines.trimmed(line)
    if Self.isPrompt(words) {
      table = .none
      return
    }
    if let row = Self.privilegeRow(line) { return privilege(row, number) }
    if words.hasPrefix("_TOKEN") || words.hasPrefix("TS Session ID") {
      // `_TOKEN` and the session stand side by side at the head of one token.
      if tokens.last.map({ !isBare($0) }) ?? true { begin(number) }
    } else if words.hasPrefix("User:") {
      if tokens.last.map({ $0.user != nil || $0.privileges != nil }) ?? true { begin(number) }
      user(words.dropFirst(5), number)
    } else if words == "Groups:" {
      current(number) { $0.groups = $0.groups ?? [] }
      table = .groups
    } else if words == "Privs:" {
      if tokens.last?.privileges != nil { begin(number) }
      current(number) { $0.privileges = [] }
      table = .privileges
    } else if words.hasPrefix("Attributes -"), table == .groups {
      attributes(words.dropFirst(12), number)
    } else if table == .groups, let group = Self.groupRow(words) {
      if isUnfinished, group.name == nil { return reject("the last line has no line end and may be cut", number) }
      current(number) { $0.groups = ($0.groups ?? []) + [group] }
      count.read += 1
    } else {
      field(words, number)
    }
  }

  private mutating func field(_ words: Substring, _ number: Int) {
    if let value = Self.value(of: "Impersonation Level", words) {
      if let level = ImpersonationLevel(name: value) {
        current(number) { $0.impersonationLevel = level }
      } else {
        reject("`\(value)` is not an impersonation level", number)
      }
    } else if let value = Self.value(of: "TokenType", words) {
      if let kind = Token.Kind(rawValue: value.lowercased()) {
        current(number) { $0.kind = kind }
      } else {
        reject("`\(value)` is not a type of token", number)
      }
    } else if let value = Self.value(of: "Is restricted token", words) ?? Self.value(of: "RestrictedSidCount", words) {
      let word = value.prefix { $0.isLetter || $0.isNumber }.lowercased()
      current(number) { $0.isRestricted = word != "no" && word != "0" }
    } else if let level = ImpersonationLevel(name: String(words)) {
      current(number) { $0.impersonationLevel = level }
    } else if let value = Self.value(of: "ImageFile", words) ?? Self.value(of: "Image", words) {
      process = value.split { $0 == "\\" || $0 == "'" }.last.map(String.init)
    } else if let equals = words.firstIndex(of: "="),
      ["USERDOMAIN", "USERNAME", "USERPROFILE"].contains(words[..<equals])
    {
      environment[String(words[..<equals])] = String(words[words.index(after: equals)...])
    } else if ["Primary Group:", "Auth", "Source:"].contains(where: { words.hasPrefix($0) }) {
      table = .none
    }
  }

  // MARK: - Rows

  /// Index, LUID, name and attributes. The index is a count in some versions and the LUID in others, so it says nothing.
  static func privilegeRow(_ line: Substring) -> (luid: UInt64, name: String, attributes: [Substring])? {
    let parts = TokenLines.trimmed(line).split(whereSeparator: \.isWhitespace)
    guard parts.count >= 5, parts[0].allSatisfy(\.isNumber), parts[1].hasPrefix("0x"),
      let luid = UInt64(parts[1].dropFirst(2), radix: 16), let mark = parts.firstIndex(of: "Attributes"), mark > 2,
      parts.indices.contains(mark + 1), parts[mark + 1] == "-"
    else { return nil }
    return (luid, parts[2..<mark].joined(separator: " "), Array(parts[(mark + 2)...]))
  }

  private mutating func privilege(_ row: (luid: UInt64, name: String, attributes: [Substring]), _ number: Int) {
    if table != .privileges {
      // A table that was copied without its head.
      if tokens.last?.privileges != nil || tokens.isEmpty { begin(number) }
      current(number) { $0.privileges = $0.privileges ?? [] }
      table = .privileges
    }
    guard let right = UserRight(constant: row.name) else {
      count.read += 1
      diagnostics.append(TokenSnapshot.unknown(row.name, number, context))
      return current(number) { $0.unknownPrivileges.append(row.name) }
    }
    guard case .privilege(let luid) = right.kind, UInt64(luid) == row.luid else {
      return reject("\(right.constant) is not the privilege with the LUID 0x\(String(row.luid, radix: 16))", number)
    }
    count.read += 1
    // A removed privilege is listed by some versions and is not held.
    guard !row.attributes.contains("Removed") else { return }
    let privilege = Token.Privilege(
      right, isEnabled: row.attributes.contains("Enabled"), isEnabledByDefault: row.attributes.contains("Default"),
      line: Int32(clamping: number))
    current(number) { $0.privileges?.append(privilege) }
  }

  private static func groupRow(_ words: Substring) -> Token.Group? {
    guard words.first?.isNumber == true, let found = TokenLines.sid(in: words),
      words[..<found.range.lowerBound].allSatisfy({ $0.isNumber || $0.isWhitespace })
    else { return nil }
    return Token.Group(sid: found.sid, name: name(words[found.range.upperBound...]))
  }

  // `(Group: CORP\Domain Users)`; `(no name mapped)` has none.
  private static func name(_ words: Substring) -> String? {
    guard let open = words.firstIndex(of: "("), let close = words.lastIndex(of: ")"), open < close,
      let colon = words[open..<close].firstIndex(of: ":")
    else { return nil }
    return String(TokenLines.trimmed(words[words.index(after: colon)..<close]))
  }

  private mutating func attributes(_ words: Substring, _ number: Int) {
    var attributes: Set<GroupAttribute> = []
    for word in words.split(whereSeparator: \.isWhitespace) {
      switch word {
      case "Mandatory": attributes.insert(.mandatory)
      case "Default": attributes.insert(.enabledByDefault)
      case "Enabled": attributes.insert(.enabled)
      case "Owner": attributes.insert(.owner)
      case "DenyOnly", "UseForDenyOnly": attributes.insert(.denyOnly)
      case "LogonId": attributes.insert(.logonID)
      case "GroupResource": attributes.insert(.resource)
      case "GroupIntegrity", "Integrity": attributes.insert(.integrity)
      case "IntegrityEnabled", "GroupIntegrityEnabled": attributes.insert(.integrityEnabled)
      default: reject("`\(word)` is not an attribute of a group", number)
      }
    }
    current(number) { token in
      if let last = token.groups?.indices.last { token.groups?[last].attributes = attributes }
    }
  }

  private mutating func user(_ words: Substring, _ number: Int) {
    guard let found = TokenLines.sid(in: words) else {
      return reject("`\(words)` names no SID of a user", number)
    }
    let name = Self.name(words[found.range.upperBound...])
    if isUnfinished, name == nil { return reject("the last line has no line end and may be cut", number) }
    count.read += 1
    current(number) { token in
      token.user = found.sid
      token.userName = name
    }
  }

  // MARK: - Around the rows

  private static func value(of key: String, _ words: Substring) -> String? {
    guard words.hasPrefix(key), let colon = words.firstIndex(of: ":") else { return nil }
    return String(TokenLines.trimmed(words[words.index(after: colon)...]))
  }

  // `kd>`, `0: kd>`, `lkd>`, `0:000>`
  private static func isPrompt(_ words: Substring) -> Bool {
    guard let angle = words.firstIndex(of: ">") else { return false }
    let mark = words[..<angle]
    return mark.hasSuffix("kd") || !mark.isEmpty && mark.contains(":") && mark.allSatisfy { $0.isNumber || $0 == ":" }
  }

  private func isBare(_ token: Token) -> Bool { token.user == nil && token.groups == nil && token.privileges == nil }

  private mutating func begin(_ number: Int) {
    tokens.append(Token(line: Int32(clamping: number)))
    table = .none
  }

  private mutating func current(_ number: Int, _ change: (inout Token) -> Void) {
    if tokens.isEmpty { begin(number) }
    change(&tokens[tokens.count - 1])
  }

  private mutating func reject(_ message: String, _ number: Int) {
    count.rejected += 1
    diagnostics.append(
      Diagnostic(
        .error, "malformed-line", message, at: SourceLocation(uri: context.uri, line: number),
        help: "copy the token again, whole"))
  }

  // The environment block tells whose process it is where symbols and names are missing.
  private mutating func applyEnvironment() {
    guard !tokens.isEmpty else { return }
    let last = tokens.count - 1
    if tokens[last].process == nil { tokens[last].process = process }
    guard let profile = environment["USERPROFILE"]?.lowercased() else { return }
    let account: SID? =
      if profile.hasSuffix("\\serviceprofiles\\networkservice") {
        SID("S-1-5-20")
      } else if profile.hasSuffix("\\serviceprofiles\\localservice") {
        SID("S-1-5-19")
      } else if profile.hasSuffix("\\config\\systemprofile") {
        SID("S-1-5-18")
      } else {
        nil
      }
    if let account, tokens[last].user == nil {
      tokens[last].user = account
      tokens[last].userName = [environment["USERDOMAIN"], environment["USERNAME"]].compactMap(\.self).joined(
        separator: "\\")
    }
  }
}
