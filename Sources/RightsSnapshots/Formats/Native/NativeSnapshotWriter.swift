internal import RightsModel
internal import RightsText

/// Writes a Snapshot document as one line of JSON. Keys stand in the order of the contract; equal snapshots give equal bytes.
struct NativeSnapshotWriter {
  private var out: [UInt8]

  static func append(_ snapshot: Snapshot, to bytes: inout [UInt8]) {
    var writer = NativeSnapshotWriter(out: [])
    swap(&writer.out, &bytes)
    writer.write(snapshot)
    swap(&writer.out, &bytes)
  }

  private mutating func write(_ snapshot: Snapshot) {
    out.write("{\"apiVersion\":\"plumbline/v1\",\"kind\":\"Snapshot\"")
    subject(snapshot)
    out.write(",\"readAs\":")
    list(snapshot.readAs)
    text(",\"layer\":", snapshot.layer.rawValue)
    let facts = snapshot.facts
    optional(",\"collectedAt\":", facts.collectedAt?.description)
    optional(",\"bootedAt\":", facts.bootedAt?.description)
    optional(",\"os\":", facts.os?.id)
    optional(",\"role\":", facts.role?.rawValue)
    identity(facts)
    if let features = facts.features {
      out.write(",\"features\":")
      list(features)
    }
    map(",\"accounts\":", facts.accounts.mapValues(\.description))
    if let tags = facts.tags {
      out.write(",\"tags\":")
      object(tags)
    }
    out.write(",\"rights\":{")
    for right in UserRight.allCases {
      if right.rawValue > 0 { out.write(",") }
      out.write(json: right.constant)
      out.write(":")
      observed(right, snapshot)
    }
    out.write("}")
    // Of several lines for one unknown right, all values are kept.
    var unknown: [String: String] = [:]
    for right in snapshot.unknownRights {
      unknown[right.name] = unknown[right.name].map { "\($0),\(right.value)" } ?? right.value
    }
    out.write(",\"unknownRights\":")
    object(unknown)
    out.write(completenessOf: snapshot)
    details(snapshot)
    out.write("}\n")
  }

  private mutating func subject(_ snapshot: Snapshot) {
    out.write(",\"subject\":{\"kind\":\"")
    out.write(raw: snapshot.subject.kind.rawValue)
    text(
      "\",\"name\":",
      snapshot.subject.kind == .machine ? snapshot.facts.name ?? snapshot.subject.id : snapshot.subject.id)
    optional(",\"id\":", snapshot.facts.id)
    optional(",\"fqdn\":", snapshot.facts.fqdn)
    optional(",\"gpoName\":", snapshot.subject.gpoName)
    out.write("}")
  }

  private mutating func identity(_ facts: MachineFacts) {
    var pairs: [(StaticString, String)] = []
    if let sid = facts.machineSID { pairs.append(("\"machineSid\":", sid.description)) }
    if let sid = facts.domainSID { pairs.append(("\"domainSid\":", sid.description)) }
    if let sid = facts.forestSID { pairs.append(("\"forestSid\":", sid.description)) }
    if let language = facts.language { pairs.append(("\"language\":", language)) }
    if let domain = facts.domain { pairs.append(("\"domain\":", domain)) }
    if let ou = facts.ou { pairs.append(("\"ou\":", ou.text)) }
    guard !pairs.isEmpty || facts.domainJoined != nil || !facts.trusts.isEmpty else { return }
    out.write(",\"identity\":{")
    var isFirst = true
    for (key, value) in pairs {
      if !isFirst { out.write(",") }
      text(key, value)
      isFirst = false
    }
    if let joined = facts.domainJoined {
      if !isFirst { out.write(",") }
      out.write("\"domainJoined\":")
      out.write(raw: joined ? "true" : "false")
      isFirst = false
    }
    if !facts.trusts.isEmpty {
      if !isFirst { out.write(",") }
      out.write("\"trusts\":")
      list(facts.trusts.map(\.description))
    }
    out.write("}")
  }

  private mutating func observed(_ right: UserRight, _ snapshot: Snapshot) {
    out.write("{")
    value(snapshot.rights[right], snapshot)
    out.write(completenessOf: right, snapshot)
    if let policies = snapshot.policies[right], !policies.isEmpty {
      out.write(",\"policies\":[")
      for (index, setting) in policies.enumerated() {
        if index > 0 { out.write(",") }
        policy(setting)
      }
      out.write("]")
    }
    if let others = snapshot.alternatives[right], !others.isEmpty {
      out.write(",\"alternatives\":[")
      for (index, other) in others.enumerated() {
        if index > 0 { out.write(",") }
        out.write("{")
        value(other, snapshot)
        out.write("}")
      }
      out.write("]")
    }
    out.write("}")
  }

  /// What one source says of a right, without the braces.
  private mutating func value(_ observed: ObservedRight, _ snapshot: Snapshot) {
    text("\"state\":", observed.assignment.state)
    if case .principals(let principals, let complete) = observed.assignment {
      out.write(",\"complete\":")
      out.write(raw: complete ? "true" : "false")
      out.write(",\"principals\":")
      list(principals.map(Self.spelling))
      var names: [String: String] = [:]
      for principal in principals { names[principal.description] = snapshot.label(of: principal) }
      map(",\"names\":", names)
    }
    optional(",\"error\":", observed.fault)
    let index = Int(observed.source)
    if index < snapshot.sources.count, observed.assignment.isCollected || observed.fault != nil || observed.line > 0 {
      text(",\"evidence\":{\"uri\":", snapshot.sources[index].uri)
      if observed.line > 0 {
        out.write(",\"line\":")
        out.write(observed.line)
      }
      out.write("}")
      if !snapshot.formats.isEmpty { optional(",\"readAs\":", snapshot.format(of: observed)) }
    }
  }

  private mutating func policy(_ setting: PolicySetting) {
    out.write("{\"precedence\":")
    out.write(setting.precedence)
    optional(",\"gpo\":", setting.gpo)
    optional(",\"guid\":", setting.guid?.description)
    optional(",\"domain\":", setting.domain)
    optional(",\"scope\":", setting.scope)
    if let isEnforced = setting.isEnforced {
      out.write(",\"enforced\":")
      out.write(raw: isEnforced ? "true" : "false")
    }
    if !setting.isApplied { out.write(raw: ",\"applied\":false") }
    out.write(",\"principals\":")
    list(setting.principals.map(Self.spelling))
    if setting.line > 0 {
      out.write(",\"line\":")
      out.write(setting.line)
    }
    out.write("}")
  }

  /// A name that would read as a SID or as a relative principal stands after a backslash.
  private static func spelling(_ principal: Principal) -> String {
    guard case .name(let name) = principal else { return principal.description }
    return name.hasPrefix("\\") || name.hasPrefix("$") || SID(name) != nil ? "\\" + name : name
  }

  private mutating func details(_ snapshot: Snapshot) {
    out.write(tokens: snapshot.tokens, of: snapshot)
    out.write(providers: snapshot.providers)
    out.write(wmi: snapshot.wmi)
    if !snapshot.namedRIDs.isEmpty {
      out.write(",\"namedAccounts\":[")
      for (index, rid) in snapshot.namedRIDs.enumerated() {
        if index > 0 { out.write(",") }
        out.write(rid)
      }
      out.write("]")
    }
    if !snapshot.orphans.isEmpty {
      out.write(",\"orphans\":")
      list(snapshot.orphans.sorted().map(\.description))
    }
    out.write(",\"lines\":{\"read\":")
    out.write(snapshot.lines.read)
    out.write(",\"rejected\":")
    out.write(snapshot.lines.rejected)
    out.write("},\"diagnostics\":[")
    for (index, diagnostic) in snapshot.diagnostics.enumerated() {
      if index > 0 { out.write(",") }
      text("{\"severity\":", diagnostic.severity.rawValue)
      text(",\"code\":", diagnostic.code.id)
      text(",\"message\":", diagnostic.message)
      optional(",\"uri\":", diagnostic.location?.uri)
      if let line = diagnostic.location?.line {
        out.write(",\"line\":")
        out.write(line)
      }
      if let column = diagnostic.location?.column {
        out.write(",\"column\":")
        out.write(column)
      }
      out.write("}")
    }
    out.write("]")
  }

  // MARK: - JSON

  private mutating func text(_ key: StaticString, _ value: String) {
    out.write(key)
    out.write(json: value)
  }

  private mutating func optional(_ key: StaticString, _ value: String?) {
    if let value { text(key, value) }
  }

  private mutating func list(_ values: [String]) {
    out.write("[")
    for (index, value) in values.enumerated() {
      if index > 0 { out.write(",") }
      out.write(json: value)
    }
    out.write("]")
  }

  private mutating func map(_ key: StaticString, _ values: [String: String]) {
    guard !values.isEmpty else { return }
    out.write(key)
    object(values)
  }

  private mutating func object(_ values: [String: String]) {
    out.write("{")
    var isFirst = true
    for (key, value) in values.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      if !isFirst { out.write(",") }
      out.write(json: key)
      out.write(":")
      out.write(json: value)
      isFirst = false
    }
    out.write("}")
  }
}

extension Snapshot {
  /// What the source calls a holder that it gives by SID, or by RID.
  fileprivate func label(of principal: Principal) -> String? {
    switch principal {
    case .sid(let sid): names[sid]
    case .relative(.machine, let rid): relativeNames[rid]
    case .relative, .name: nil
    }
  }
}
