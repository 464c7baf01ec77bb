internal import RightsIdentity
internal import RightsModel
internal import RightsYAML

/// Decodes one Snapshot document, strictly.
struct NativeSnapshotDecoder {
  let diagnostics: DiagnosticCollector
  /// The subject where the document is too broken to name one.
  let fallback: Subject

  func decode(_ node: YAMLNode) -> Snapshot {
    guard let document = MappingReader(node, diagnostics: diagnostics, nullIsAbsent: true) else {
      return Snapshot(subject: fallback, layer: .effective)
    }
    DocumentHeader.read(document, kind: "Snapshot")
    var facts = MachineFacts()
    let subject = self.subject(document, &facts)
    var snapshot = Snapshot(subject: subject, layer: document.enumeration("layer", Layer.self) ?? .effective)
    snapshot.readAs = document.optional("readAs")?.stringList(orSingle: true, allowingEmpty: true)?.map(\.value) ?? []
    identity(document, &facts)
    snapshot.facts = facts
    snapshot.names = [:]
    rights(document, &snapshot)
    details(document, &snapshot)
    TokenDecoding(diagnostics: diagnostics).read(document, into: &snapshot)
    let wmi = WMIDecoding(diagnostics: diagnostics)
    snapshot.providers = wmi.providers(document)
    snapshot.wmi = wmi.access(document)
    document.finish()
    return snapshot
  }

  private func subject(_ document: MappingReader, _ facts: inout MachineFacts) -> Subject {
    guard let subject = document.mapping("subject") else { return fallback }
    let isGPO = subject.required("kind")?.string() == "gpo"
    let name = subject.string("name") ?? fallback.id
    let id = subject.optionalString("id")
    facts.name = isGPO ? nil : name
    facts.id = id
    facts.fqdn = subject.optionalString("fqdn")
    let gpoName = subject.optionalString("gpoName")
    subject.finish()
    return Subject(kind: isGPO ? .gpo : .machine, id: id ?? facts.fqdn ?? name, gpoName: gpoName)
  }

  private func identity(_ document: MappingReader, _ facts: inout MachineFacts) {
    facts.collectedAt = document.optionalTimestamp("collectedAt")
    facts.bootedAt = document.optionalTimestamp("bootedAt")
    if let os = document.optional("os"), let text = os.string() {
      facts.os = OSRelease.named(text) ?? os.unknown(text, among: OSRelease.all.map(\.id))
    }
    facts.role = document.optionalEnumeration("role", Role.self)
    if let identity = document.optionalMapping("identity") {
      facts.machineSID = identity.optionalSID("machineSid")
      facts.domainSID = identity.optionalSID("domainSid")
      facts.forestSID = identity.optionalSID("forestSid")
      facts.language = identity.optionalString("language")
      facts.domain = identity.optionalString("domain")
      facts.ou = identity.optional("ou").flatMap(place)
      facts.domainJoined = identity.optionalBool("domainJoined")
      facts.trusts = identity.optionalSequence("trusts", allowingEmpty: true)?.compactMap { $0.sid() } ?? []
      identity.finish()
    }
    facts.features = document.optionalStringList("features", allowingEmpty: true)?.map(\.value).sorted()
    for entry in document.optionalMapping("accounts")?.allEntries() ?? [] {
      facts.accounts[entry.key.value] = entry.value.sid()
    }
    if let tags = document.optionalMapping("tags")?.allEntries() {
      var values: [String: String] = [:]
      for entry in tags { values[entry.key.value] = entry.value.string() }
      facts.tags = values
    }
  }

  private func place(_ value: ValueReader) -> OrganizationalUnit? {
    guard let text = value.string() else { return nil }
    return OrganizationalUnit(text)
      ?? value.fail(
        "invalid-value", "`\(value.path)` is no place in a domain: \(Quoted.text(text))",
        help: "write it like OU=Web,OU=Servers,DC=corp,DC=example or corp.example/Servers/Web")
  }

  private func rights(_ document: MappingReader, _ snapshot: inout Snapshot) {
    for entry in document.mapping("rights")?.allEntries() ?? [] {
      guard let right = UserRight(constant: entry.key.value) else {
        diagnostics.error(
          "unknown-right", "`\(entry.key.value)` is not a user right", at: entry.key.location,
          help: "rights that the catalogue lacks stand under `unknownRights`")
        continue
      }
      guard let mapping = entry.value.mapping(nullIsAbsent: true) else { continue }
      let policies = mapping.optionalSequence("policies", allowingEmpty: true)?.compactMap { item in
        item.mapping(nullIsAbsent: true).flatMap(policy)
      }
      if let policies, !policies.isEmpty { snapshot.policies[right] = policies }
      snapshot.rights[right] = observed(right, mapping, &snapshot)
    }
  }

  private func observed(
    _ right: UserRight, _ mapping: MappingReader, _ snapshot: inout Snapshot
  ) -> ObservedRight {
    let observed = value(mapping, &snapshot)
    if let value = mapping.optional("completeness") {
      snapshot.collectedRights[right] = CompletenessDecoding(diagnostics: diagnostics).completeness(value, of: .rights)
    }
    for item in mapping.optionalSequence("alternatives", allowingEmpty: true) ?? [] {
      guard let other = item.mapping(nullIsAbsent: true) else { continue }
      snapshot.alternatives[right, default: []].append(value(other, &snapshot))
      other.finish()
    }
    mapping.finish()
    return observed
  }

  /// What one source says of a right.
  private func value(_ mapping: MappingReader, _ snapshot: inout Snapshot) -> ObservedRight {
    var observed = ObservedRight(assignment(mapping, snapshot.layer))
    for entry in mapping.optionalMapping("names")?.allEntries() ?? [] {
      guard let name = entry.value.string() else { continue }
      switch principal(entry.key.value) {
      case .sid(let sid): snapshot.names[sid] = name
      case .relative(.machine, let rid): snapshot.relativeNames[rid] = name
      case .relative, .name: break
      }
    }
    observed.fault = mapping.optionalString("error")
    let format = mapping.optionalString("readAs")
    if let evidence = mapping.optionalMapping("evidence"), let uri = evidence.string("uri") {
      observed.line = Int32(clamping: evidence.optionalInt("line") ?? 0)
      _ = evidence.optionalString("sha256")
      evidence.finish()
      observed.source = snapshot.source(uri)
      if let format { snapshot.set(format, ofSource: observed.source) }
    } else if observed.assignment.isCollected || observed.fault != nil {
      // Of what says no other place the document itself is the evidence; what was not collected has none.
      observed.line = Int32(clamping: mapping.location.line ?? 0)
    }
    return observed
  }

  private func assignment(_ mapping: MappingReader, _ layer: Layer) -> Assignment {
    var assignment = Assignment.notCollected
    let state = mapping.required("state")
    let text = state?.string()
    let complete = mapping.optionalBool("complete") ?? true
    let principals = mapping.optionalStringList("principals", allowingEmpty: true)?.map { principal($0.value) }
    switch text {
    case "principals":
      if let principals, !principals.isEmpty {
        assignment = .principals(Set(principals).sorted(), complete: complete)
      } else {
        diagnostics.error(
          "no-principals", "`\(mapping.path)` has the state `principals` and no principals", at: mapping.location,
          help: "nobody is the state `noOne`")
      }
    case "noOne": assignment = .noOne
    case "notDefined" where layer == .effective:
      diagnostics.error(
        "contradiction", "`\(mapping.path)` is not defined, which only a GPO can say of a right", at: mapping.location,
        help: "of a machine, write `noOne` where nobody holds it and `notCollected` where that is not known")
    case "notDefined": assignment = .notDefined
    case "notCollected": assignment = .notCollected
    case .some(let other):
      let _: Never? = state?.unknown(other, among: ["principals", "noOne", "notDefined", "notCollected"])
    case .none: break
    }
    if text != "principals", let principals, !principals.isEmpty {
      diagnostics.error(
        "contradiction", "`\(mapping.path)` has principals and is not of the state `principals`", at: mapping.location)
    }
    return assignment
  }

  private func policy(_ mapping: MappingReader) -> PolicySetting? {
    let precedence = mapping.int("precedence")
    let principals = mapping.stringList("principals", allowingEmpty: true)?.map { principal($0.value) }
    var setting = PolicySetting(
      precedence: precedence ?? 0, principals: Set(principals ?? []).sorted(),
      line: Int32(clamping: mapping.optionalInt("line") ?? 0))
    setting.gpo = mapping.optionalString("gpo")
    setting.guid = mapping.optional("guid")?.guid()
    setting.domain = mapping.optionalString("domain")
    setting.scope = mapping.optionalString("scope")
    setting.isEnforced = mapping.optionalBool("enforced")
    setting.isApplied = mapping.optionalBool("applied") ?? true
    mapping.finish()
    return precedence == nil || principals == nil ? nil : setting
  }

  /// A SID, `$scope-rid`, or a name; a name that looks like one of these is written after a backslash.
  private func principal(_ text: String) -> Principal {
    if text.hasPrefix("\\") { return .name(String(text.dropFirst())) }
    if let sid = SID(text) { return .sid(sid) }
    if case .success(.relative(let scope, let rid)) = PrincipalParser.parse(text), text.hasPrefix("$") {
      return .relative(scope, rid: rid)
    }
    return .name(text)
  }

  private func details(_ document: MappingReader, _ snapshot: inout Snapshot) {
    for entry in document.optionalMapping("unknownRights")?.allEntries() ?? [] {
      let value = entry.value.node.scalar ?? ""
      snapshot.unknownRights.append(Snapshot.UnknownRight(name: entry.key.value, value: value, line: 0))
    }
    CompletenessDecoding(diagnostics: diagnostics).read(document, into: &snapshot)
    if let lines = document.optionalMapping("lines") {
      snapshot.lines = Snapshot.LineCount(read: lines.int("read") ?? 0, rejected: lines.int("rejected") ?? 0)
      lines.finish()
    }
    snapshot.namedRIDs =
      document.optionalSequence("namedAccounts", allowingEmpty: true)?.compactMap { $0.int() }.compactMap {
        UInt32(exactly: $0)
      } ?? []
    snapshot.orphans = Set(document.optionalSequence("orphans", allowingEmpty: true)?.compactMap { $0.sid() } ?? [])
    for item in document.optionalSequence("diagnostics", allowingEmpty: true) ?? [] {
      guard let mapping = item.mapping(nullIsAbsent: true) else { continue }
      snapshot.diagnostics.append(
        Diagnostic(
          mapping.enumeration("severity", Diagnostic.Severity.self) ?? .warning,
          Diagnostic.Code(mapping.string("code") ?? "unknown"), mapping.string("message") ?? "",
          at: mapping.optionalString("uri").map {
            SourceLocation(uri: $0, line: mapping.optionalInt("line"), column: mapping.optionalInt("column"))
          }))
      mapping.finish()
    }
  }
}

extension Snapshot {
  /// The index of a source, which is added where it is new.
  mutating func source(_ uri: String) -> Int16 {
    let index = sources.firstIndex { $0.uri == uri } ?? sources.count
    if index == sources.count { sources.append(InputFile(uri: uri, length: 0, sha256: nil, purpose: .evidence)) }
    return Int16(clamping: index)
  }

  fileprivate mutating func set(_ format: String, ofSource source: Int16) {
    while formats.count < sources.count { formats.append(readAs.first ?? "") }
    if formats.indices.contains(Int(source)) { formats[Int(source)] = format }
  }
}
