internal import RightsModel

/// What lsaquery and srvinfo say of the machine.
struct RPCServerFacts {
  /// What the server calls itself.
  var name: String?
  /// The number of the build, from the registry.
  var build: Int?
  private var flags: UInt32?
  /// The domain that the machine is a member of: nil not asked, an empty SID none.
  private var primary: Domain?
  /// The domain of the machine's own accounts: on a domain controller the same one.
  private var own: Domain?
  private var dnsDomain: Substring?
  private var forest: Substring?
  /// Which of the two `lsaquery` was asked for; nil where no prompt says it.
  private var asked: Subject?
  /// The name that was read before its SID.
  private var open: (name: String, subject: Subject?)?

  private enum Subject { case primary, own }

  private struct Domain {
    var name: String
    /// Nil where the answer says that there is none.
    var sid: SID?
  }

  mutating func begin(_ command: RPCCommand?) {
    open = nil
    asked =
      switch (command?.name, command?.argument) {
      case ("lsaquery", nil), ("lsaquery", "3"): .primary
      case ("lsaquery", "5"): .own
      default: nil
      }
  }

  mutating func take(_ key: Substring, _ value: Substring) {
    switch key {
    // Only information level 12 has this field.
    case "Domain NetBios Name": open = (String(value), .primary)
    case "Domain Name": open = (String(value), asked)
    case "Domain DNS Name": dnsDomain = value
    case "Domain Forest Name": forest = value
    case "Domain Sid":
      guard let known = open else { return }
      open = nil
      let domain = Domain(name: known.name, sid: SID(String(value)))
      guard domain.sid != nil || value == "(NULL SID)" else { return }
      switch known.subject {
      case .primary: primary = domain
      case .own: own = domain
      case nil: break
      }
    case "server type": flags = value.hasPrefix("0x") ? UInt32(value.dropFirst(2), radix: 16) : nil
    default: break
    }
  }

  /// Adds what follows to a snapshot.
  func conclude(into snapshot: inout Snapshot) {
    if let primary, let sid = primary.sid, sid.isDomain {
      snapshot.facts.domain = primary.name
      snapshot.facts.domainSID = sid
      snapshot.facts.domainJoined = true
      if let forest, !forest.isEmpty, forest.lowercased() == dnsDomain?.lowercased() { snapshot.facts.forestSID = sid }
    } else if let primary, primary.sid == nil {
      snapshot.facts.domainJoined = false
    }
    if let sid = own?.sid, sid.isDomain { snapshot.facts.machineSID = sid }
    snapshot.facts.role = role(joined: snapshot.facts.domainJoined)
    snapshot.facts.isServer = snapshot.facts.role.map { $0 != .client }
    snapshot.facts.build = build
    snapshot.facts.os = build.flatMap {
      OSRelease.recognize(build: $0, isServer: snapshot.facts.isServer, servicePack: nil)
    }
  }

  // Source: the SV_TYPE flags of MS-SRVS 2.2.2.7: 0x8 and 0x10 domain controllers, 0x1000 NT, 0x8000 a server.
  private func role(joined: Bool?) -> Role? {
    if let domain = primary?.sid, domain.isDomain, domain == own?.sid { return .domainController }
    guard let flags else { return nil }
    if flags & 0x18 != 0 { return .domainController }
    if flags & 0x8000 != 0 { return joined.map { $0 ? .memberServer : .standaloneServer } }
    return flags & 0x1000 != 0 ? .client : nil
  }
}
