/// Makes facts out of the texts of one entry, the same from an inventory, a CSV row and `machine.json`.
///
/// Feed it every key that is there, then call `finish`, which derives what follows and refuses what contradicts itself. A
/// value that is wrong is reported and stays unknown.
package struct MachineFactsBuilder: Sendable {
  /// A text with the place where it stands.
  package struct Item: Sendable, Hashable {
    package var text: String
    package var location: SourceLocation
    package init(_ text: String, at location: SourceLocation) {
      self.text = text
      self.location = location
    }

    // At most 60 scalars of it, for messages.
    fileprivate var shown: String {
      let scalars = text.unicodeScalars
      return scalars.count > 60 ? String(scalars.prefix(60)) + "…" : text
    }
  }

  package private(set) var diagnostics: [Diagnostic] = []
  private var facts = MachineFacts()
  private var productType: ProductType?
  private var places = Places()

  /// Where each key stands: few, so that looking through them is faster than a table.
  private struct Places: Sendable {
    private var items: [(key: MachineFactsKey, location: SourceLocation)] = []

    subscript(key: MachineFactsKey) -> SourceLocation? {
      items.last { $0.key == key }?.location
    }

    mutating func add(_ key: MachineFactsKey, _ location: SourceLocation) {
      if items.isEmpty { items.reserveCapacity(6) }
      items.append((key, location))
    }
  }

  /// - Parameter location: where the entry begins.
  package init(at location: SourceLocation) { facts.location = location }

  /// Whether a key was given, rightly or not.
  package func has(_ key: MachineFactsKey) -> Bool { places[key] != nil }

  /// Takes the value of a key whose shape is `text` or `flag`.
  package mutating func set(_ key: MachineFactsKey, _ item: Item) {
    places.add(key, item.location)
    switch key {
    case .name: facts.name = filled(key, item)
    case .id: facts.id = filled(key, item)
    case .fqdn: facts.fqdn = filled(key, item)
    case .domain: facts.domain = filled(key, item)
    case .language: facts.language = language(item)
    case .build: facts.build = build(item)
    case .servicePack: facts.servicePack = servicePack(item)
    case .productType: productType = productType(item)
    case .os: facts.os = release(item)
    case .role: facts.role = role(item)
    case .ou: facts.ou = place(key, item) ?? facts.ou
    case .distinguishedName: setParent(of: item)
    case .domainJoined: facts.domainJoined = flag(key, item)
    case .decommissioned: facts.decommissioned = flag(key, item) ?? false
    case .domainSid: facts.domainSID = domain(key, item)
    case .forestSid: facts.forestSID = domain(key, item)
    case .machineSid: facts.machineSID = domain(key, item)
    case .collectedAt: facts.collectedAt = time(key, item)
    case .bootedAt: facts.bootedAt = time(key, item)
    case .offlineUntil: facts.offlineUntil = time(key, item)
    case .features, .tags, .accounts, .trusts:
      report("wrong-type", "`\(key.rawValue)` is not a single text", item.location, help: "write a list or a mapping")
    }
  }

  /// Takes the value of a key whose shape is `list`. Features are kept in lower case; an empty list of
  /// them says that there are none.
  package mutating func set(_ key: MachineFactsKey, list: [Item], at location: SourceLocation) {
    places.add(key, location)
    switch key {
    case .features:
      let features = Set(list.map { $0.text.lowercased() })
      facts.features = features.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    case .trusts: facts.trusts = list.compactMap { domain(key, $0) }
    default: report("wrong-type", "`\(key.rawValue)` is not a list", location, help: "write a single text")
    }
  }

  /// Takes the value of a key whose shape is `pairs`. Account names compare without case.
  package mutating func set(_ key: MachineFactsKey, pairs: [(name: Item, value: Item)], at location: SourceLocation) {
    places.add(key, location)
    switch key {
    case .tags:
      var tags: [String: String] = [:]
      for (name, value) in pairs where tags.updateValue(value.text, forKey: name.text) != nil {
        report("duplicate-key", "the tag `\(name.shown)` stands twice", name.location, help: "remove one")
      }
      facts.tags = tags
    case .accounts:
      var seen: [String: SourceLocation] = [:]
      for (name, value) in pairs {
        if let first = seen.updateValue(name.location, forKey: name.text.lowercased()) {
          diagnostics.append(
            Diagnostic(
              .error, "duplicate-key", "the account `\(name.shown)` stands twice", at: name.location,
              help: "names compare without case: remove one", notes: [Diagnostic.Note("the first is here", at: first)]))
        } else if let sid = SID(value.text) {
          facts.accounts[name.text] = sid
        } else {
          report(
            "invalid-value", "the account `\(name.shown)` has no SID but `\(value.shown)`", value.location,
            help: "write it like S-1-5-21-1-2-3-1004")
        }
      }
    default: report("wrong-type", "`\(key.rawValue)` is not a mapping", location, help: "write a single text")
    }
  }

  /// The facts with all that follows from them.
  package mutating func finish() -> MachineFacts {
    derive()
    return facts
  }
}

// What follows from what, and what cannot be together.
extension MachineFactsBuilder {
  private mutating func derive() {
    if let role = facts.role, let productType, !productType.allows(role) {
      contradict(.role, "role `\(role.rawValue)`", .productType, "product type `\(productType.rawValue)`")
    }
    let isJoined = facts.domainJoined ?? (facts.domainSID == nil ? nil : true)
    let role: Role? =
      switch productType {
      case .client: .client
      case .domainController: .domainController
      case .server: isJoined.map { $0 ? .memberServer : .standaloneServer }
      case nil: nil
      }
    facts.role = facts.role ?? role
    facts.isServer = productType?.isServer ?? facts.role?.isServer
    deriveRelease()
    deriveDomain()
  }

  private mutating func deriveRelease() {
    if let stated = facts.os {
      guard let os = facts.servicePack.map(stated.with(servicePack:)) ?? stated else {
        facts.os = nil
        return contradict(
          .os, "`\(stated.id)`", .servicePack, "service pack \(facts.servicePack.map(String.init) ?? "")")
      }
      facts.os = os
      if let build = facts.build, build != os.build {
        contradict(.os, "`\(os.id)`, which is build \(os.build),", .build, "build \(build)")
      }
      switch (os.products, facts.isServer) {
      case (.client, true?):
        contradict(.os, "`\(os.id)`, a client,", productType == nil ? .role : .productType, "a server")
      case (.server, false?):
        contradict(.os, "`\(os.id)`, a server,", productType == nil ? .role : .productType, "a client")
      case (.client, nil): facts.isServer = false
      case (.server, nil): facts.isServer = true
      case (.client, _), (.server, _), (.both, _): break
      }
      if facts.role == nil, facts.isServer == false { facts.role = .client }
      return
    }
    guard let build = facts.build else { return }
    facts.os = OSRelease.recognize(build: build, isServer: facts.isServer, servicePack: facts.servicePack)
    if facts.os == nil, !OSRelease.all.contains(where: { $0.build == build }) {
      diagnostics.append(
        Diagnostic(
          .warning, "unknown-build", "no release of Windows that is known here has build \(build)", at: places[.build],
          help: "say which release's rules fit with `os`"))
    }
    if let os = facts.os, facts.isServer == nil, os.products != .both { facts.isServer = os.products == .server }
    if facts.role == nil, facts.isServer == false { facts.role = .client }
  }

  private mutating func deriveDomain() {
    if let role = facts.role, let implied = role.isDomainJoined {
      if let joined = facts.domainJoined, joined != implied {
        contradict(.role, "role `\(role.rawValue)`", .domainJoined, "domainJoined `\(joined)`")
      }
      facts.domainJoined = implied
    }
    if let sid = facts.domainSID {
      if facts.domainJoined == false {
        contradict(.domainSid, "domain \(sid)", places[.domainJoined] == nil ? .role : .domainJoined, "no domain")
      }
      facts.domainJoined = true
    }
    guard facts.role == .domainController else { return }
    // A domain controller's machine SID is its domain's.
    if let domain = facts.domainSID, let machine = facts.machineSID, domain != machine {
      contradict(.machineSid, "machine SID \(machine) of a domain controller", .domainSid, "domain SID \(domain)")
    }
    let sid = facts.domainSID ?? facts.machineSID
    (facts.domainSID, facts.machineSID) = (sid, sid)
  }

  private mutating func contradict(
    _ first: MachineFactsKey, _ firstText: String, _ second: MachineFactsKey, _ secondText: String
  ) {
    diagnostics.append(
      Diagnostic(
        .error, "contradiction", "\(firstText) contradicts \(secondText)", at: places[first] ?? facts.location,
        help: "correct one of them",
        notes: places[second].map { [Diagnostic.Note("`\(second.rawValue)` is here", at: $0)] } ?? []))
  }

  fileprivate mutating func report(
    _ code: Diagnostic.Code, _ message: String, _ location: SourceLocation, help: String
  ) {
    diagnostics.append(Diagnostic(.error, code, message, at: location, help: help))
  }
}

// One value each.
extension MachineFactsBuilder {
  private mutating func filled(_ key: MachineFactsKey, _ item: Item) -> String? {
    let hasControl = item.text.unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }
    guard !item.text.isEmpty, !hasControl else {
      report("invalid-value", "`\(key.rawValue)` is empty or has control characters", item.location, help: "correct it")
      return nil
    }
    return item.text
  }

  // `20348`, `10.0.20348` or `10.0.20348.2322`.
  private mutating func build(_ item: Item) -> Int? {
    let parts = item.text.split(separator: ".", omittingEmptySubsequences: false)
    let isPlain = parts.allSatisfy { (1...6).contains($0.utf8.count) && $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }
    if isPlain, parts.count == 1 || parts.count == 3 || parts.count == 4,
      let value = Int(parts.count == 1 ? parts[0] : parts[2]), value > 0
    {
      return value
    }
    report(
      "invalid-value", "`build` is no Windows version: `\(item.shown)`", item.location,
      help: "write 20348 or 10.0.20348.2322")
    return nil
  }

  private mutating func servicePack(_ item: Item) -> Int? {
    if let value = Int(item.text), (0...9).contains(value) { return value }
    report("invalid-value", "`servicePack` is no service pack: `\(item.shown)`", item.location, help: "write 0, 1 or 2")
    return nil
  }

  private mutating func productType(_ item: Item) -> ProductType? {
    if let value = ProductType(recognizing: item.text) { return value }
    report(
      "unknown-value", "`productType` cannot be `\(item.shown)`", item.location,
      help: "it is one of client (1), domain-controller (2), server (3)")
    return nil
  }

  private mutating func release(_ item: Item) -> OSRelease? {
    if let value = OSRelease.named(item.text) { return value }
    let members = OSRelease.all.filter { $0.family == item.text }
    let help =
      members.isEmpty
      ? "write the id of a release, such as windows-server-2022, or leave it out and give build and productType"
      : "it is several releases: write \(members.map(\.id).joined(separator: ", ")), or give build instead"
    report("unknown-value", "`os` is no release of Windows: `\(item.shown)`", item.location, help: help)
    return nil
  }

  private mutating func role(_ item: Item) -> Role? {
    if let value = Role(rawValue: item.text) { return value }
    report(
      "unknown-value", "`role` cannot be `\(item.shown)`", item.location,
      help: "it is one of \(Role.allCases.map(\.rawValue).joined(separator: ", "))")
    return nil
  }

  private mutating func flag(_ key: MachineFactsKey, _ item: Item) -> Bool? {
    switch item.text {
    case "true": return true
    case "false": return false
    default:
      report("wrong-type", "`\(key.rawValue)` must be `true` or `false`", item.location, help: "write one of them")
      return nil
    }
  }

  private mutating func domain(_ key: MachineFactsKey, _ item: Item) -> SID? {
    if let sid = SID(item.text), sid.isDomain { return sid }
    report(
      "invalid-value", "`\(key.rawValue)` is no SID of a domain or a machine: `\(item.shown)`", item.location,
      help: "write it like S-1-5-21-1-2-3, without the RID of an account")
    return nil
  }

  private mutating func place(_ key: MachineFactsKey, _ item: Item) -> OrganizationalUnit? {
    if let place = OrganizationalUnit(item.text) { return place }
    report(
      "invalid-value", "`\(key.rawValue)` is no place in a domain: `\(item.shown)`", item.location,
      help: "write it like OU=Web,OU=Servers,DC=corp,DC=example or corp.example/Servers/Web")
    return nil
  }

  // The machine's own name says where it stands.
  private mutating func setParent(of item: Item) {
    guard let parent = place(.distinguishedName, item)?.parent else { return }
    if let ou = facts.ou, places[.ou] != nil, ou != parent {
      contradict(.ou, "`\(ou.text)`", .distinguishedName, "the machine's own name")
    } else {
      facts.ou = parent
    }
  }

  private mutating func time(_ key: MachineFactsKey, _ item: Item) -> Timestamp? {
    if let time = Timestamp(item.text) ?? Self.microsoftTime(item.text) { return time }
    report(
      "invalid-value", "`\(key.rawValue)` is no time: `\(item.shown)`", item.location,
      help: "write 2026-10-01T02:00:00Z; a time needs its zone")
    return nil
  }

  // `/Date(1633043220000)/`: milliseconds, as ConvertTo-Json of Windows PowerShell writes a time.
  private static func microsoftTime(_ text: String) -> Timestamp? {
    guard text.hasPrefix("/Date("), text.hasSuffix(")/"), let value = Int64(text.dropFirst(6).dropLast(2)) else {
      return nil
    }
    return Timestamp(seconds: value >= 0 ? value / 1000 : (value - 999) / 1000)
  }

  private mutating func language(_ item: Item) -> String? {
    let parts = item.text.split(separator: "-", omittingEmptySubsequences: false)
    let isTag = parts.allSatisfy { part in
      (1...8).contains(part.utf8.count) && part.utf8.allSatisfy { 0x30...0x39 ~= $0 || 0x61...0x7A ~= $0 | 0x20 }
    }
    if isTag, let first = parts.first, (2...3).contains(first.utf8.count) { return item.text }
    report(
      "invalid-value", "`language` is no language tag: `\(item.shown)`", item.location,
      help: "write it like en or de-DE")
    return nil
  }
}
