internal import RightsModel
internal import RightsYAML

/// Decodes the tokens of a Snapshot document.
struct TokenDecoding {
  let diagnostics: DiagnosticCollector

  func read(_ document: MappingReader, into snapshot: inout Snapshot) {
    for item in document.optionalSequence("tokens", allowingEmpty: true) ?? [] {
      guard let mapping = item.mapping(nullIsAbsent: true) else { continue }
      let uri = mapping.optionalString("uri")
      var token = token(mapping)
      if let uri { token.source = snapshot.source(uri) }
      snapshot.tokens.append(token)
    }
  }

  private func token(_ mapping: MappingReader) -> Token {
    var token = Token(line: Int32(clamping: mapping.optionalInt("line") ?? 0))
    token.process = mapping.optionalString("process")
    token.kind = mapping.optionalEnumeration("type", Token.Kind.self)
    if let value = mapping.optional("impersonationLevel"), let text = value.string() {
      token.impersonationLevel =
        ImpersonationLevel(name: text) ?? Int(text).flatMap { ImpersonationLevel(rawValue: $0) }
        ?? value.unknown(text, among: ImpersonationLevel.allCases.map(\.name))
    }
    token.user = mapping.optionalSID("user")
    token.userName = mapping.optionalString("userName")
    token.showsEnvironment = mapping.optionalBool("environment") == true
    token.groups = mapping.optionalSequence("groups", allowingEmpty: true)?.compactMap { item in
      item.mapping(nullIsAbsent: true).flatMap(group)
    }
    token.hidesGroups = mapping.optionalBool("groupsComplete") == false
    token.privileges = mapping.optionalSequence("privileges", allowingEmpty: true)?.compactMap { item in
      item.mapping(nullIsAbsent: true).flatMap(privilege)
    }
    token.unknownPrivileges = mapping.optionalStringList("unknownPrivileges", allowingEmpty: true)?.map(\.value) ?? []
    token.isRestricted = mapping.optionalBool("restricted")
    // What the groups tell; written for people.
    _ = mapping.optionalEnumeration("elevation", Token.Elevation.self)
    mapping.finish()
    return token
  }

  private func group(_ mapping: MappingReader) -> Token.Group? {
    let sid = mapping.sid("sid")
    let name = mapping.optionalString("name")
    let attributes = mapping.optionalSequence("attributes", allowingEmpty: true)?.compactMap { value in
      value.string().flatMap { text in
        GroupAttribute(rawValue: text) ?? value.unknown(text, among: GroupAttribute.allCases.map(\.rawValue))
      }
    }
    mapping.finish()
    return sid.map { Token.Group(sid: $0, name: name, attributes: attributes.map(Set.init)) }
  }

  private func privilege(_ mapping: MappingReader) -> Token.Privilege? {
    let name = mapping.required("name")
    let text = name?.string()
    _ = mapping.optionalInt("luid")
    let isEnabled = mapping.optionalBool("enabled")
    let isDefault = mapping.optionalBool("default")
    let line = mapping.optionalInt("line") ?? 0
    mapping.finish()
    guard let name, let text else { return nil }
    guard let right = UserRight(constant: text) else {
      return name.unknown(text, among: UserRight.allCases.map(\.constant))
    }
    return Token.Privilege(right, isEnabled: isEnabled, isEnabledByDefault: isDefault, line: Int32(clamping: line))
  }
}
