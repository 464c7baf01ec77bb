internal import RightsIdentity
internal import RightsModel

/// A draft as YAML: lists in one line as far as they go, long ones wrapped.
enum PolicyTestYAML {
  static func text(_ draft: PolicyTestDraft, layer: Layer) -> String {
    var text = """
      apiVersion: plumbline/v1
      kind: PolicyTest
      baseline: \(quoted(draft.baseline))

      """
    if !draft.lists.isEmpty {
      text += "parameters:\n"
      for (name, list) in draft.lists.sorted(by: { $0.key < $1.key }) {
        text += flow("  \(quoted(name)): ", list.map { quoted($0.description) })
      }
    }
    let machine = fields(draft.machine)
    if !machine.isEmpty { text += flow("machine: ", machine, "{", "}") }
    if !draft.good.isEmpty {
      text += "good:\n"
      for (right, assignment) in draft.good.sorted(by: { $0.key < $1.key }) {
        text += entry("  \(right): ", assignment)
      }
    }
    guard !draft.cases.isEmpty else { return text }
    text += "tests:\n"
    for item in draft.cases { text += self.text(item, draft) }
    return text
  }

  private static func text(_ item: PolicyTestDraft.Case, _ draft: PolicyTestDraft) -> String {
    var text = "  - name: \(quoted(item.name))\n"
    if let machine = item.machine { text += flow("    machine: ", fields(machine), "{", "}") }
    if !item.change.isEmpty {
      text += "    change:\n"
      for (right, assignment) in item.change.sorted(by: { $0.key < $1.key }) {
        text += entry("      \(right): ", assignment)
      }
    }
    switch item.variation {
    case .add(let list)?: text += flow("    addEach: ", list.map(name))
    case .remove(nil)?: text += "    removeEach: all\n"
    case .remove(let list?)?: text += flow("    removeEach: ", list.map(name))
    case nil: break
    }
    let usual = item.change.isEmpty ? Set(draft.good.keys) : Set(item.change.keys)
    if Set(item.rights) != usual { text += flow("    rights: ", item.rights.map(\.constant)) }
    return text + "    expect: \(item.verdict.rawValue)\n"
  }

  private static func entry(_ start: String, _ assignment: Assignment) -> String {
    switch assignment {
    case .principals(let principals, _): flow(start, principals.map(name))
    case .noOne: start + "no one\n"
    case .notDefined: start + "not defined\n"
    case .notCollected: start + "not collected\n"
    }
  }

  private static func fields(_ facts: MachineFacts) -> [String] {
    var fields: [String] = []
    if let os = facts.os { fields.append("os: \(os.id)") }
    if let role = facts.role { fields.append("role: \(role.rawValue)") }
    if facts.role?.isDomainJoined == nil, let joined = facts.domainJoined { fields.append("domainJoined: \(joined)") }
    if let domain = facts.domain { fields.append("domain: \(quoted(domain))") }
    if let sid = facts.domainSID { fields.append("domainSid: \(sid)") }
    if let sid = facts.forestSID { fields.append("forestSid: \(sid)") }
    if let sid = facts.machineSID, facts.role != .domainController { fields.append("machineSid: \(sid)") }
    if let features = facts.features { fields.append("features: [\(features.map(quoted).joined(separator: ", "))]") }
    if !facts.accounts.isEmpty {
      let accounts = facts.accounts.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      fields.append("accounts: {\(accounts.map { "\(quoted($0.key)): \($0.value)" }.joined(separator: ", "))}")
    }
    return fields
  }

  /// A principal by its name, where that means it everywhere.
  private static func name(_ principal: Principal) -> String {
    let text: String
    switch principal {
    case .sid(let sid):
      let name = PrincipalNames.name(of: sid, names: [:], facts: MachineFacts())
      if let family = PrincipalClass.allCases.first(where: { $0.example == principal }) {
        text = family.exampleName
      } else if let name, case .success(.sid(sid)) = PrincipalParser.parse(name) {
        text = name
      } else {
        text = sid.description
      }
    case .relative: text = principal.description
    case .name(let name): text = name.contains("\\") ? name : "$machine\\\(name)"
    }
    return quoted(text)
  }

  // Plain where no reader could take it for anything else, inside brackets and braces, too.
  private static func quoted(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", " ", "_", "-", ".", "$", "\\", "/", "(", ")", "@": true
      default: false
      }
    }
    let first = text.unicodeScalars.first
    let isWord = first.map { $0.properties.isAlphabetic || $0 == "$" } ?? false
    if isPlain, isWord, text.last != " " { return text }
    return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }

  private static func flow(_ start: String, _ items: [String], _ open: String = "[", _ close: String = "]") -> String {
    let indent = String(repeating: " ", count: start.prefix { $0 == " " }.count + 2)
    var text = ""
    var line = start + open
    for (index, item) in items.enumerated() {
      let piece = item + (index == items.count - 1 ? close : ",")
      if line.count + piece.count > 118, index > 0 {
        text += line.trimmedEnd + "\n"
        line = indent + piece + " "
      } else {
        line += piece + " "
      }
    }
    if items.isEmpty { line += close }
    return text + line.trimmedEnd + "\n"
  }
}

extension String {
  fileprivate var trimmedEnd: String {
    var text = self
    while text.hasSuffix(" ") { text.removeLast() }
    return text
  }
}
