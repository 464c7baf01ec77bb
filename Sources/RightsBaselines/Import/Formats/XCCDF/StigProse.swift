import RightsModel

/// The sentences of a STIG's check that say who may hold a right.
///
/// ```
/// If any accounts or groups other than the following are granted the "Debug programs" user right, this is a finding.
///
/// - Administrators
/// ```
struct StigProse {
  enum Demand: Hashable {
    /// Nobody outside of the list.
    case within
    /// At least the list.
    case includes
    case noOne
  }

  /// The items of a list up to the next heading (`Domain Systems Only:`). An item with several texts is one of them.
  struct Part {
    var domainJoined: Bool?
    var items: [[String]]
  }

  struct Sentence {
    var demand: Demand
    var right: UserRight
    /// Whether it names SIDs and the constant, not groups and the name on the screen.
    var isBySID: Bool
    var domainJoined: Bool?
    var parts: [Part]
  }

  var sentences: [Sentence] = []
  /// Whom the rule is for, where it says so; empty is everybody.
  var roles: [Role] = []
  /// Whether accounts that are documented are accepted.
  var hasExceptions = false
  /// Whether it is for machines in a domain only.
  private var isForDomains = false
  /// Whether virtual machines may hold it where Hyper-V is installed.
  var allowsVirtualMachines = false

  /// The right that every sentence is about; nil where there is none or they differ.
  var right: UserRight? {
    guard let first = sentences.first?.right, sentences.allSatisfy({ $0.right == first }) else { return nil }
    return first
  }

  /// Reads a check.
  init(_ check: String) {
    let paragraphs = Self.lines(check)
    readContext(paragraphs)
    var index = 0
    while index < paragraphs.count {
      let line = paragraphs[index]
      index += 1
      guard var sentence = Self.sentence(line) else { continue }
      if sentence.demand != .noOne { index = Self.readList(paragraphs, from: index, into: &sentence) }
      if isForDomains, sentence.domainJoined == nil { sentence.domainJoined = true }
      // A list without items says nothing: its text is broken.
      if sentence.demand == .noOne || sentence.parts.contains(where: { !$0.items.isEmpty }) {
        sentence.parts.removeAll { $0.items.isEmpty && sentence.demand != .noOne }
        sentences.append(sentence)
      }
    }
  }

  /// Reads a fix text: `Configure the policy value for … >> User Rights Assignment >> "Debug programs" to include only the
  /// following accounts or groups:`.
  init(fix: String) {
    let paragraphs = Self.lines(fix)
    readContext(paragraphs)
    for (index, line) in paragraphs.enumerated() where line.contains("User Rights Assignment") {
      guard let right = Self.quoted(line).lazy.compactMap(ForeignRights.right).first else { continue }
      let folded = line.lowercased()
      let demand: Demand
      if folded.contains("only the following") {
        demand = .within
      } else if folded.contains("no entries") || folded.contains("no accounts or groups") {
        demand = .noOne
      } else if folded.contains("to include the following") {
        demand = .includes
      } else {
        continue
      }
      var sentence = Sentence(
        demand: demand, right: right, isBySID: false, domainJoined: nil,
        parts: demand == .noOne ? [Part(domainJoined: nil, items: [])] : [])
      if demand != .noOne { _ = Self.readList(paragraphs, from: index + 1, into: &sentence) }
      if isForDomains { sentence.domainJoined = true }
      sentence.parts.removeAll { $0.items.isEmpty && demand != .noOne }
      if !sentence.parts.isEmpty { sentences.append(sentence) }
    }
  }

  // MARK: Sentences

  private static func sentence(_ line: String) -> Sentence? {
    let folded = line.lowercased()
    guard folded.hasPrefix("if "), folded.contains("finding"), !folded.contains("not be a finding"),
      !folded.contains("is not a finding")
    else { return nil }
    guard let right = quoted(line).lazy.compactMap(ForeignRights.right).first else { return nil }
    let demand: Demand
    if folded.contains("other than the following") {
      demand = .within
    } else if folded.contains("following"), folded.contains("not defined") || folded.contains("not granted") {
      demand = .includes
    } else if folded.hasPrefix("if any "), !folded.contains("following") {
      demand = .noOne
    } else {
      return nil
    }
    var joined: Bool?
    if folded.contains("nondomain-joined") || folded.contains("non-domain-joined") {
      joined = false
    } else if folded.contains("domain-joined systems") {
      joined = true
    }
    return Sentence(
      demand: demand, right: right, isBySID: folded.contains("sid"), domainJoined: joined,
      parts: demand == .noOne ? [Part(domainJoined: nil, items: [])] : [])
  }

  private mutating func readContext(_ lines: [String]) {
    for line in lines {
      let folded = line.lowercased()
      if folded.hasPrefix("this applies to ") || folded.hasPrefix("this requirement applies to ") {
        // `This applies to member servers. A separate version applies to domain controllers.`
        let first = folded.prefix { $0 != "." }
        var found: Set<Role> = []
        if first.contains("domain controllers") { found.insert(.domainController) }
        if first.contains("member servers") { found.insert(.memberServer) }
        if first.contains("standalone") || first.contains("nondomain-joined") { found.insert(.standaloneServer) }
        roles = Role.allCases.filter(found.contains)
      }
      if folded.hasPrefix("this requirement is applicable to domain-joined systems") { isForDomains = true }
      if folded.contains("exempt from this") { hasExceptions = true }
      // A rule for member servers that speaks of machines in no domain means those servers too.
      if roles.contains(.memberServer), !roles.contains(.standaloneServer), folded.contains("nondomain-joined") {
        roles = Role.allCases.filter { $0 == .standaloneServer || roles.contains($0) }
      }
      if folded.contains("would not be a finding") || folded.contains("is not a finding") {
        if folded.contains("hyper-v") { allowsVirtualMachines = true } else { hasExceptions = true }
      } else if folded.contains("hyper-v"), folded.contains("virtual machines"), folded.contains("not a finding") {
        allowsVirtualMachines = true
      }
    }
  }

  // MARK: Lists

  // Returns the index of the first line behind the list.
  private static func readList(_ lines: [String], from start: Int, into sentence: inout Sentence) -> Int {
    var part = Part(domainJoined: nil, items: [])
    var index = start
    while index < lines.count {
      let line = lines[index]
      if let heading = heading(line) {
        sentence.parts.append(part)
        part = Part(domainJoined: heading ? true : nil, items: [])
      } else if let item = item(line) {
        part.items.append(item)
      } else if !hasHeading(lines, from: index + 1) {
        break
      }
      index += 1
    }
    sentence.parts.append(part)
    return index
  }

  // A remark may stand between the parts of a list: `Systems dedicated to … are exempt from this.`
  private static func hasHeading(_ lines: [String], from start: Int) -> Bool {
    for line in lines[min(start, lines.count)...].prefix(20) {
      if heading(line) != nil { return true }
      if line.hasPrefix("If ") || line.hasPrefix("For server core") { return false }
    }
    return false
  }

  /// True for `Domain Systems Only:`, false for `All Systems:`, nil for what is no heading.
  private static func heading(_ line: String) -> Bool? {
    guard line.last == ":" else { return nil }
    switch line.lowercased().dropLast() {
    case "domain systems only", "domain-joined systems only", "domain systems": return true
    case "all systems": return false
    default: return nil
    }
  }

  /// The texts of which an item asks for one; nil for a line that is no item.
  private static func item(_ line: String) -> [String]? {
    var text = Substring(line)
    var isItem = false
    if text.first == "-" || text.first == "*" || text.first == "•" {
      text = text.dropFirst().drop { $0 == " " }
      isItem = true
    }
    let folded = text.lowercased()
    if folded.hasPrefix("s-1-") {
      return split(String(text)).map { choice in
        // `S-1-5-114 ("Local account …")`: the SID decides.
        String(choice.prefix { $0 != "(" }.reversed().drop { $0 == " " }.reversed())
      }
    }
    // Older benchmarks leave out the dash.
    if !isItem, !isWellKnown(withoutNote(String(text))) { return nil }
    return split(String(text)).map(withoutNote)
  }

  private static func isWellKnown(_ name: String) -> Bool {
    switch ForeignPrincipals.parse(name) {
    case .success(.sid), .success(.relative): true
    case .success, .failure: false
    }
  }

  // `"A" or "B" (see Note below)`.
  private static func split(_ text: String) -> [String] {
    text.replacing("\" or \"", with: "\u{0}").replacing(") or S-", with: ")\u{0}S-").split(separator: "\u{0}").map {
      String($0)
    }
  }

  // Without quotes and what stands behind in brackets.
  private static func withoutNote(_ text: String) -> String {
    var name = text
    if let open = name.firstIndex(of: "("), name[open...].lowercased().contains("note") || name.last == ")" {
      name = String(name[..<open])
    }
    name.removeAll { $0 == "\"" || $0 == "\u{201C}" || $0 == "\u{201D}" }
    while name.last == " " || name.last == "." { name.removeLast() }
    return name
  }

  // MARK: Text

  private static func lines(_ text: String) -> [String] {
    text.split(whereSeparator: \.isNewline).map { line in
      line.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
    }
    .filter { !$0.isEmpty }
  }

  /// Every text in double quotes.
  private static func quoted(_ line: String) -> [String] {
    let parts = line.replacing("\u{201C}", with: "\"").replacing("\u{201D}", with: "\"")
      .split(separator: "\"", omittingEmptySubsequences: false)
    return parts.enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }
}
