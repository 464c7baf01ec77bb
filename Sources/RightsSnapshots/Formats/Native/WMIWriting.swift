internal import RightsModel
internal import RightsText

extension [UInt8] {
  /// Appends `"providers":[…]` of a Snapshot document, with the comma before it; nothing where there are none.
  mutating func write(providers: [WMIProvider]) {
    guard !providers.isEmpty else { return }
    write(",\"providers\":[")
    for (index, provider) in providers.enumerated() {
      if index > 0 { write(",") }
      write(provider: provider)
    }
    write("]")
  }

  /// Appends `"wmi":{…}` with the comma before it; nothing where nothing is known.
  mutating func write(wmi access: WMIAccess?) {
    guard let access else { return }
    var pairs: [(StaticString, String)] = []
    if let level = access.clientLevel { pairs.append(("clientImpersonationLevel", level.name)) }
    if let client = access.client { pairs.append(("client", client.description)) }
    if let account = access.hostAccount { pairs.append(("hostAccount", account.description)) }
    if let process = access.hostProcess { pairs.append(("hostProcess", process)) }
    if let check = access.baseTest { pairs.append(("baseTest", check.rawValue)) }
    if let check = access.dcom { pairs.append(("dcom", check.rawValue)) }
    if let check = access.namespaceSecurity { pairs.append(("namespaceSecurity", check.rawValue)) }
    if let time = access.rightChangedAt { pairs.append(("rightChangedAt", time.description)) }
    write(",\"wmi\":{")
    var isFirst = true
    func key(_ name: StaticString, _ out: inout [UInt8]) {
      out.write(isFirst ? "\"" : ",\"")
      out.write(name)
      out.write("\":")
      isFirst = false
    }
    for (name, value) in pairs {
      key(name, &self)
      write(json: value)
    }
    if let flag = access.usesExplicitCredentials {
      key("explicitCredentials", &self)
      write(raw: flag ? "true" : "false")
    }
    if let answer = access.answer {
      key("answer", &self)
      write(answer: answer)
    }
    if !access.attestations.isEmpty {
      key("attestation", &self)
      write(attestations: access.attestations)
    }
    if let location = access.location {
      key("evidence", &self)
      write(evidence: location)
    }
    write("}")
  }

  private mutating func write(provider: WMIProvider) {
    write("{\"namespace\":")
    write(orNull: provider.namespace)
    write(",\"name\":")
    write(json: provider.name)
    write(",\"clsid\":")
    write(orNull: provider.clsid)
    write(",\"impersonationLevel\":")
    if let level = provider.impersonationLevel { write(level) } else { write("null") }
    write(",\"perUserInitialization\":")
    write(orNull: provider.perUserInitialization)
    write(",\"initializeAsAdminFirst\":")
    write(orNull: provider.initializeAsAdminFirst)
    write(",\"hostingModel\":")
    write(orNull: provider.hostingModel)
    if let isWhole = provider.isWhole {
      write(",\"complete\":")
      write(raw: isWhole ? "true" : "false")
    }
    if let location = provider.location {
      write(",\"evidence\":")
      write(evidence: location)
    }
    write("}")
  }

  private mutating func write(answer: WMIAccess.Answer) {
    write("{\"status\":")
    write(orNull: answer.status)
    if let instances = answer.instances {
      write(",\"instances\":")
      write(instances)
    }
    if !answer.nullProperties.isEmpty { write(",\"nullProperties\":", answer.nullProperties) }
    write("}")
  }

  // One stands for itself, as people write it.
  private mutating func write(attestations: [WMIAccess.Attestation]) {
    if attestations.count > 1 { write("[") }
    for (index, attestation) in attestations.enumerated() {
      write(index > 0 ? ",{\"by\":" : "{\"by\":")
      write(json: attestation.by)
      write(",\"on\":")
      write(json: attestation.on.description)
      if !attestation.providers.isEmpty { write(",\"providers\":", attestation.providers) }
      write("}")
    }
    if attestations.count > 1 { write("]") }
  }

  private mutating func write(evidence location: SourceLocation) {
    write("{\"uri\":")
    write(json: location.uri)
    if let line = location.line {
      write(",\"line\":")
      write(line)
    }
    write("}")
  }

  private mutating func write(_ key: StaticString, _ texts: [String]) {
    write(key)
    write("[")
    for (index, text) in texts.enumerated() {
      if index > 0 { write(",") }
      write(json: text)
    }
    write("]")
  }

  private mutating func write(orNull text: String?) {
    if let text { write(json: text) } else { write("null") }
  }

  private mutating func write(orNull flag: Bool?) {
    write(raw: flag.map { $0 ? "true" : "false" } ?? "null")
  }
}
