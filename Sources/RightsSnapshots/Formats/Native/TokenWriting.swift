internal import RightsModel
internal import RightsText

extension [UInt8] {
  /// Appends `"tokens":[…]` of a Snapshot document, with the comma before it; nothing where there are none.
  mutating func write(tokens: [Token], of snapshot: Snapshot) {
    guard !tokens.isEmpty else { return }
    write(",\"tokens\":[")
    for (index, token) in tokens.enumerated() {
      if index > 0 { write(",") }
      write(token: token, of: snapshot)
    }
    write("]")
  }

  private mutating func write(token: Token, of snapshot: Snapshot) {
    write("{\"process\":")
    write(optional: token.process)
    write(",\"type\":")
    write(optional: token.kind?.rawValue)
    write(",\"impersonationLevel\":")
    write(optional: token.impersonationLevel?.name)
    write(",\"user\":")
    write(optional: token.user?.description)
    if let name = token.userName {
      write(",\"userName\":")
      write(json: name)
    }
    if token.showsEnvironment { write(raw: ",\"environment\":true") }
    if let groups = token.groups {
      write(",\"groups\":[")
      for (index, group) in groups.enumerated() {
        if index > 0 { write(",") }
        write(group: group)
      }
      write("]")
    }
    if token.hidesGroups { write(raw: ",\"groupsComplete\":false") }
    if let privileges = token.privileges {
      write(",\"privileges\":[")
      for (index, privilege) in privileges.enumerated() {
        if index > 0 { write(",") }
        write(privilege: privilege)
      }
      write("]")
    }
    if !token.unknownPrivileges.isEmpty {
      write(",\"unknownPrivileges\":")
      write(strings: token.unknownPrivileges)
    }
    if let restricted = token.isRestricted {
      write(",\"restricted\":")
      write(raw: restricted ? "true" : "false")
    }
    if let elevation = token.elevation {
      write(",\"elevation\":")
      write(json: elevation.rawValue)
    }
    if token.line > 0 {
      write(",\"line\":")
      write(token.line)
    }
    if snapshot.sources.indices.contains(Int(token.source)) {
      write(",\"uri\":")
      write(json: snapshot.sources[Int(token.source)].uri)
    }
    write("}")
  }

  private mutating func write(group: Token.Group) {
    write("{\"sid\":")
    write(json: group.sid.description)
    if let name = group.name {
      write(",\"name\":")
      write(json: name)
    }
    if let attributes = group.attributes {
      write(",\"attributes\":")
      write(strings: attributes.sorted().map(\.rawValue))
    }
    write("}")
  }

  private mutating func write(privilege: Token.Privilege) {
    write("{\"name\":")
    write(json: privilege.right.constant)
    if case .privilege(let luid) = privilege.right.kind {
      write(",\"luid\":")
      write(luid)
    }
    if let enabled = privilege.isEnabled { write(raw: ",\"enabled\":\(enabled)") }
    if let isDefault = privilege.isEnabledByDefault { write(raw: ",\"default\":\(isDefault)") }
    if privilege.line > 0 {
      write(",\"line\":")
      write(privilege.line)
    }
    write("}")
  }

  private mutating func write(optional text: String?) {
    if let text { write(json: text) } else { write("null") }
  }

  private mutating func write(strings: [String]) {
    write("[")
    for (index, text) in strings.enumerated() {
      if index > 0 { write(",") }
      write(json: text)
    }
    write("]")
  }
}
