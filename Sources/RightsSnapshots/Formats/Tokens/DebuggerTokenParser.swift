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
  // By the index of the token that each belongs to.
  private var environments: [Int: [String: String]] = [:]
  // Whether the session shows a process's environment before its token and not, as most do, behind it.
  private var environmentLeads: Bool?
  private var image: String?
  private var images: [String: String] = [:]
  // An empty line stands between the table and the line that is being read.
  private var isBelowGap = false
  // The line that is being read may be cut, and a SID that is cut is another SID.
  private var isUnfinished = false

  // What a row of a number and a SID belongs to: restricting SIDs, device groups and capabilities have such rows too.
  private enum Table { case none, groups, privileges, restrictingSIDs, others }

  init(_ context: ReadContext) { self.context = context }

  mutating func parse(_ text: TokenLines) {
    for (index, line) in text.lines.enumerated() {
      isUnfinished = index == text.unfinished
      if line.isEmpty { isBelowGap = true } else { parse(line, text.number(index)) }
    }
    leaveTable()
    // Of one token that stands alone a process is the owner wherever it is shown.
    if tokens.count == 1, tokens[0].process == nil { tokens[0].process = image }
    for (index, environment) in environments { apply(environment, toTokenAt: index) }
  }

  private mutating func parse(_ line: Substring, _ number: Int) {
    defer { isBelowGap = false }
    let words = TokenLines.trimmed(line)
    if Self.isPrompt(words) {
      return leaveTable()
    }
    if let row = Self.privilegeRow(line) { return privilege(row, number) }
    if words.hasPrefix("_TOKEN") || words.hasPrefix("TS Session ID") {
      // `_TOKEN` and the session stand side by side at the head of one token.
      if tokens.last.map({ !isBare($0) }) ?? true { begin(number, address: Self.address(words)) }
    } else if words.hasPrefix("User:") {
      if tokens.last.map({ $0.user != nil || $0.privileges != nil }) ?? true { begin(number) }
      user(words.dropFirst(5), number)
    } else if let next = Self.table(words) {
      head(next, number)
    } else if words.hasPrefix("Attributes -") {
      if table == .groups { attributes(words.dropFirst(12), number) }
    } else if words.first?.isNumber == true, table != .none || Self.groupRow(words) != nil {
      row(words, number)
    } else {
      field(words, number)
    }
  }

  // MARK: - Tables

  // Newer systems say `User Groups:`, older ones `Groups:`.
  private static func table(_ words: Substring) -> Table? {
    switch words.lowercased() {
    case "groups:", "user groups:": .groups
    case "privs:": .privileges
    case "restricted sids:": .restrictingSIDs
    case let other: other.hasPrefix("capabilitycount") || other.last == ":" ? .others : nil
    }
  }

  private mutating func head(_ next: Table, _ number: Int) {
    switch next {
    case .groups: current(number) { $0.groups = $0.groups ?? [] }
    case .privileges:
      if tokens.last?.privileges != nil { begin(number) }
      current(number) { $0.privileges = [] }
    case .restrictingSIDs, .others, .none: break
    }
    table = next
  }

  /// A row that begins with its number and is no privilege.
  private mutating func row(_ words: Substring, _ number: Int) {
    guard let group = Self.groupRow(words) else {
      if table == .others { return }
      if isProse(words) { return leaveTable() }
      if table == .groups { hideGroups() }
      return reject("a row of a table has neither a privilege nor a SID", number)
    }
    if isUnfinished, group.name == nil {
      hideGroups()
      return reject("the last line has no line end and may be cut", number)
    }
    switch table {
    case .groups: current(number) { $0.groups = ($0.groups ?? []) + [group] }
    case .restrictingSIDs: current(number) { $0.isRestricted = true }
    case .others: break
    case .none, .privileges:
      hideGroups()
      return reject("the head of the table of \(group.sid) is missing, so it may be a group or not", number)
    }
    count.read += 1
  }

  // A numbered sentence below an empty line, or one with a point behind its number; what looks like a row is one.
  private func isProse(_ words: Substring) -> Bool {
    let parts = words.split(maxSplits: 2, whereSeparator: \.isWhitespace)
    if parts.count > 1, parts[1].hasPrefix("0x") || parts[1].hasPrefix("S-1") { return false }
    if words.contains("Privilege ") || words.contains("Attributes -") { return false }
    return isBelowGap || words.drop(while: \.isNumber).first == "."
  }

  // Behind the groups of a token stand its primary group and its privileges: where nothing does, some may be missing.
  private mutating func leaveTable() {
    if table == .groups { hideGroups() }
    table = .none
  }

  private mutating func hideGroups() {
    if !tokens.isEmpty { tokens[tokens.count - 1].hidesGroups = true }
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
    } else if let value = Self.restriction(words) {
      let word = value.prefix { $0.isLetter || $0.isNumber }.lowercased()
      // One of several statements is enough.
      current(number) { $0.isRestricted = $0.isRestricted == true || !["no", "0", "false"].contains(word) }
    } else if let level = ImpersonationLevel(name: String(words)) {
      current(number) { $0.impersonationLevel = level }
    } else if let value = Self.value(of: "ImageFile", words) ?? Self.value(of: "Image", words) {
      let name = value.split { $0 == "\\" || $0 == "'" }.last.map(String.init)
      // `!peb` follows the token of its process, `!process` stands before it.
      if words.hasPrefix("ImageFile"), let last = tokens.indices.last {
        tokens[last].process = tokens[last].process ?? name
      } else {
        image = name
      }
    } else if words.hasPrefix("Token "), let address = Self.address(words) {
      images[address] = image
    } else if let equals = words.firstIndex(of: "="),
      ["USERDOMAIN", "USERNAME", "USERPROFILE"].contains(words[..<equals])
    {
      environment(String(words[..<equals]), String(words[words.index(after: equals)...]))
    } else if ["Primary Group:", "Auth", "Source:", "Integrity Level:"].contains(where: { words.hasPrefix($0) }) {
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
    if isUnfinished { return reject("the last line has no line end and may be cut", number) }
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
    if isUnfinished { return reject("the last line has no line end and may be cut", number) }
    var attributes: Set<GroupAttribute> = []
    for word in words.split(whereSeparator: \.isWhitespace) {
      guard let known = Self.attributes(word) else {
        return reject("`\(word)` is not an attribute of a group", number)
      }
      attributes.formUnion(known)
    }
    current(number) { token in
      if let last = token.groups?.indices.last { token.groups?[last].attributes = attributes }
    }
  }

  private static func attributes(_ word: Substring) -> [GroupAttribute]? {
    switch word {
    case "Mandatory": [.mandatory]
    case "Default": [.enabledByDefault]
    case "Enabled": [.enabled]
    case "Owner": [.owner]
    case "DenyOnly", "UseForDenyOnly": [.denyOnly]
    case "LogonId": [.logonID]
    case "GroupResource": [.resource]
    case "GroupIntegrity", "Integrity": [.integrity]
    case "IntegrityEnabled", "GroupIntegrityEnabled": [.integrityEnabled]
    default: word.hasPrefix("0x") ? UInt32(word.dropFirst(2), radix: 16).flatMap(attributes(bits:)) : nil
    }
  }

  // What an older debugger has no word for. Source: the SE_GROUP_ constants (winnt.h).
  private static func attributes(bits: UInt32) -> [GroupAttribute]? {
    let known: [(UInt32, GroupAttribute)] = [
      (0x1, .mandatory), (0x2, .enabledByDefault), (0x4, .enabled), (0x8, .owner), (0x10, .denyOnly),
      (0x20, .integrity), (0x40, .integrityEnabled), (0x2000_0000, .resource), (0xC000_0000, .logonID),
    ]
    let found = known.filter { bits & $0.0 == $0.0 }
    return found.reduce(0) { $0 | $1.0 } == bits ? found.map(\.1) : nil
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
    guard let colon = words.firstIndex(of: ":"), TokenLines.trimmed(words[..<colon]) == key else { return nil }
    return String(TokenLines.trimmed(words[words.index(after: colon)...]))
  }

  // `Restricted` is what an older debugger says.
  private static func restriction(_ words: Substring) -> String? {
    ["Is restricted token", "RestrictedSidCount", "Restricted"].lazy.compactMap { value(of: $0, words) }.first
  }

  // The last word of `_TOKEN 0xffff8b8e4937f940` and of `Token    ffff8b8e`4937f940`, by its digits alone.
  private static func address(_ words: Substring) -> String? {
    guard let word = words.split(whereSeparator: \.isWhitespace).dropFirst().last else { return nil }
    let digits = (word.hasPrefix("0x") ? word.dropFirst(2) : word).filter { $0 != "`" }
    return digits.allSatisfy(\.isHexDigit) ? String(digits.drop { $0 == "0" }).lowercased() : nil
  }

  // `kd>`, `0: kd>`, `lkd>`, `0:000>`
  private static func isPrompt(_ words: Substring) -> Bool {
    guard let angle = words.firstIndex(of: ">") else { return false }
    let mark = words[..<angle]
    return mark.hasSuffix("kd") || !mark.isEmpty && mark.contains(":") && mark.allSatisfy { $0.isNumber || $0 == ":" }
  }

  private func isBare(_ token: Token) -> Bool { token.user == nil && token.groups == nil && token.privileges == nil }

  /// Begins a token: of the process whose token has this address, else of the one that was shown before it.
  private mutating func begin(_ number: Int, address: String? = nil) {
    var token = Token(line: Int32(clamping: number))
    token.process = address == nil || images.isEmpty ? image : address.flatMap { images[$0] }
    image = nil
    tokens.append(token)
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

  // Of several blocks the one beside the token counts.
  private mutating func environment(_ key: String, _ value: String) {
    let leads = environmentLeads ?? tokens.isEmpty
    environmentLeads = leads
    let owner = leads ? tokens.count : tokens.count - 1
    if leads || environments[owner]?[key] == nil { environments[owner, default: [:]][key] = value }
  }

  // The environment block tells whose process it is where symbols and names are missing.
  private mutating func apply(_ environment: [String: String], toTokenAt index: Int) {
    guard tokens.indices.contains(index) else { return }
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
    guard let account, tokens[index].user.map({ $0 == account }) ?? true else { return }
    tokens[index].showsEnvironment = environment["USERNAME"]?.hasSuffix("$") == true
    guard tokens[index].user == nil else { return }
    tokens[index].user = account
    tokens[index].userName = [environment["USERDOMAIN"], environment["USERNAME"]].compactMap(\.self).joined(
      separator: "\\")
  }
}
