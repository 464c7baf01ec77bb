internal import RightsIdentity
internal import RightsModel
internal import RightsYAML

/// Decodes `providers` and `wmi` of a Snapshot document.
struct WMIDecoding {
  let diagnostics: DiagnosticCollector

  func providers(_ document: MappingReader) -> [WMIProvider] {
    document.optionalSequence("providers", allowingEmpty: true)?.compactMap { item in
      item.mapping(nullIsAbsent: true).flatMap(provider)
    } ?? []
  }

  private func provider(_ mapping: MappingReader) -> WMIProvider? {
    let name = mapping.string("name")
    var provider = WMIProvider(
      name: name ?? "", namespace: mapping.optionalString("namespace").flatMap(WMIProvider.namespace))
    provider.clsid = mapping.optionalString("clsid")
    provider.impersonationLevel = mapping.optionalInt("impersonationLevel")
    provider.perUserInitialization = mapping.optionalBool("perUserInitialization")
    provider.initializeAsAdminFirst = mapping.optionalBool("initializeAsAdminFirst")
    provider.hostingModel = mapping.optionalString("hostingModel")
    provider.isWhole = mapping.optionalBool("complete")
    provider.location = evidence(mapping) ?? Self.line(mapping.location)
    mapping.finish()
    return name == nil ? nil : provider
  }

  func access(_ document: MappingReader) -> WMIAccess? {
    guard let mapping = document.optionalMapping("wmi") else { return nil }
    var access = WMIAccess()
    access.clientLevel = mapping.optional("clientImpersonationLevel").flatMap(level)
    access.client = mapping.optional("client").flatMap(account)
    access.hostAccount = mapping.optional("hostAccount").flatMap(account)
    access.hostProcess = mapping.optionalString("hostProcess")
    access.usesExplicitCredentials = mapping.optionalBool("explicitCredentials")
    access.baseTest = mapping.optionalEnumeration("baseTest", WMIAccess.Check.self)
    access.dcom = mapping.optionalEnumeration("dcom", WMIAccess.Check.self)
    access.namespaceSecurity = mapping.optionalEnumeration("namespaceSecurity", WMIAccess.Check.self)
    access.rightChangedAt = mapping.optionalTimestamp("rightChangedAt")
    access.answer = mapping.optionalMapping("answer").map(answer)
    access.attestations =
      mapping.optionalSequence("attestation", orSingle: true)?.compactMap { item in
        item.mapping(nullIsAbsent: true).flatMap(attestation)
      } ?? []
    access.location = evidence(mapping) ?? Self.line(document.location(of: "wmi"))
    mapping.finish()
    return access
  }

  private func answer(_ mapping: MappingReader) -> WMIAccess.Answer {
    let answer = WMIAccess.Answer(
      status: mapping.optional("status").flatMap { $0.node.scalar }, instances: mapping.optionalInt("instances"),
      nullProperties: mapping.optionalStringList("nullProperties", allowingEmpty: true)?.map(\.value) ?? [])
    mapping.finish()
    return answer
  }

  private func attestation(_ mapping: MappingReader) -> WMIAccess.Attestation? {
    let by = mapping.string("by")
    let on = mapping.timestamp("on")
    let providers = mapping.optionalStringList("providers", allowingEmpty: true)?.map(\.value) ?? []
    mapping.finish()
    guard let by, let on else { return nil }
    return WMIAccess.Attestation(by: by, on: on, providers: providers)
  }

  /// By name, or by the number of RPC, which counts from 1.
  private func level(_ value: ValueReader) -> ImpersonationLevel? {
    guard let text = value.string() else { return nil }
    if let level = ImpersonationLevel(name: text) ?? Int(text).flatMap({ ImpersonationLevel(rpc: $0) }) { return level }
    if Int(text) != nil {
      return value.fail(
        "invalid-value", "`\(value.path)` is no level of RPC: \(text)",
        help: "RPC counts from 1 (anonymous) to 4 (delegation); a token, which counts from 0, says its level by name")
    }
    return value.unknown(text, among: ImpersonationLevel.allCases.map(\.name))
  }

  private func account(_ value: ValueReader) -> Principal? {
    guard let text = value.string() else { return nil }
    switch AccountParser.parse(text) {
    case .success(let account): return account
    case .failure(let error):
      return value.fail("invalid-value", "`\(value.path)` names no account: \(error.message)", help: error.help)
    }
  }

  // Evidence is a line.
  private static func line(_ location: SourceLocation) -> SourceLocation {
    SourceLocation(uri: location.uri, line: location.line)
  }

  private func evidence(_ mapping: MappingReader) -> SourceLocation? {
    guard let evidence = mapping.optionalMapping("evidence"), let uri = evidence.string("uri") else { return nil }
    let line = evidence.optionalInt("line")
    _ = evidence.optionalString("sha256")
    evidence.finish()
    return SourceLocation(uri: uri, line: line)
  }
}
