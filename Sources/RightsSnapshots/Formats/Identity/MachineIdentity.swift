internal import RightsModel

/// What a file that knows nothing of rights says of the machine itself.
///
/// A value that cannot be read surely stays out: a wrong release or role would let the wrong rules judge the machine.
struct MachineIdentity: Equatable {
  /// What `Win32_ComputerSystem.DomainRole` and its translations tell.
  struct Membership: Equatable {
    var role: Role
    var isJoined: Bool

    init(_ role: Role, isJoined: Bool) {
      self.role = role
      self.isJoined = isJoined
    }

    /// 0 to 5, or PowerShell's name of it.
    init?(domainRole text: String) {
      switch text.lowercased() {
      case "0", "standaloneworkstation": self.init(.client, isJoined: false)
      case "1", "memberworkstation": self.init(.client, isJoined: true)
      case "2", "standaloneserver": self.init(.standaloneServer, isJoined: false)
      case "3", "memberserver": self.init(.memberServer, isJoined: true)
      case "4", "backupdomaincontroller", "5", "primarydomaincontroller": self.init(.domainController, isJoined: true)
      default: return nil
      }
    }
  }

  /// The NetBIOS name.
  var name: String?
  /// The name of the domain or of the workgroup, as the tool prints it.
  var domain: String?
  var membership: Membership?
  var isJoined: Bool?
  var productType: ProductType?
  /// From the name of the product, where nothing better tells.
  var isServer: Bool?
  var build: Int?
  var servicePack: Int?
  var language: String?
  var bootedAt: Timestamp?
  var collectedAt: Timestamp?

  /// The identity with what another one has beyond it.
  func filled(from other: MachineIdentity) -> MachineIdentity {
    var identity = self
    identity.name = name ?? other.name
    identity.domain = domain ?? other.domain
    identity.membership = membership ?? other.membership
    identity.isJoined = isJoined ?? other.isJoined
    identity.productType = productType ?? other.productType
    identity.isServer = isServer ?? other.isServer
    identity.build = build ?? other.build
    identity.servicePack = servicePack ?? other.servicePack
    identity.language = language ?? other.language
    identity.bootedAt = bootedAt ?? other.bootedAt
    identity.collectedAt = collectedAt ?? other.collectedAt
    return identity
  }

  /// The identity as a snapshot that has no right.
  func snapshot(_ context: ReadContext, format: String, line: Int) -> Snapshot {
    var snapshot = Snapshot(context.subject, layer: .effective, readAs: format)
    snapshot.completeness = .partial(reason: "\(format) tells what the machine is, and nothing of its rights")
    let place = SourceLocation(uri: context.uri, line: line)
    var builder = MachineFactsBuilder(at: place)
    fill(&builder, place)
    snapshot.facts = builder.finish()
    snapshot.facts.location = nil
    snapshot.diagnostics = builder.diagnostics
    settle(&snapshot.facts)
    if name == nil, build == nil, membership == nil, productType == nil {
      snapshot.diagnostics.append(
        Diagnostic(
          .error, "no-identity", "neither the name of a machine nor its version was found", at: place,
          help: "`plumbline explain \(format)` says how to make the file"))
    }
    if let id = snapshot.facts.subjectID { snapshot.subject.id = id }
    return snapshot
  }

  private func fill(_ builder: inout MachineFactsBuilder, _ place: SourceLocation) {
    func set(_ key: MachineFactsKey, _ text: String?) {
      if let text { builder.set(key, MachineFactsBuilder.Item(text, at: place)) }
    }
    set(.name, name)
    set(.build, build.map { "\($0)" })
    set(.servicePack, servicePack.map { "\($0)" })
    set(.productType, productType?.rawValue)
    set(.role, membership?.role.rawValue)
    let isJoined = membership?.isJoined ?? isJoined
    set(.domainJoined, isJoined.map { "\($0)" })
    set(.language, language)
    guard isJoined == true, let domain else { return }
    // A name with a dot is the domain's DNS name; one without is what NetBIOS calls it.
    if !domain.contains(".") {
      set(.domain, domain)
    } else if let name {
      set(.fqdn, "\(name).\(domain)")
    }
  }

  private func settle(_ facts: inout MachineFacts) {
    facts.bootedAt = bootedAt
    facts.collectedAt = collectedAt
    guard facts.isServer == nil, let isServer, let build else { return }
    facts.isServer = isServer
    facts.os = OSRelease.recognize(build: build, isServer: isServer, servicePack: servicePack)
    if !isServer { facts.role = facts.role ?? .client }
  }

  /// A name that a computer can have; nil for what stands in its place, such as `...` or `N/A`.
  static func computerName(_ text: some StringProtocol) -> String? {
    let isName = text.unicodeScalars.allSatisfy { scalar in
      scalar == "-" || scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
    return isName && (1...63).contains(text.unicodeScalars.count) ? String(text) : nil
  }

  /// The name of a domain or workgroup; nil for what stands in its place.
  static func domainName(_ text: some StringProtocol) -> String? {
    let labels = text.split(separator: ".", omittingEmptySubsequences: false)
    return labels.allSatisfy { computerName($0) != nil } && text.utf8.count <= 255 ? String(text) : nil
  }

  /// Whether a product is a server, by its name, which no language translates.
  static func isServer(_ product: some StringProtocol) -> Bool? {
    let name = product.lowercased()
    guard name.contains("windows") else { return nil }
    if name.contains("server") { return true }
    let isClient = ["xp", "vista", "7", "8", "8.1", "10", "11"].contains { word in
      name.split { !$0.isASCII || !($0.isLetter || $0.isNumber || $0 == ".") }.contains { $0 == word }
    }
    return isClient ? false : nil
  }
}
