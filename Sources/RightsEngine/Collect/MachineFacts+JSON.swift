internal import RightsModel
internal import RightsText

extension MachineFacts {
  /// As `machine.json`.
  func json(collectedBy collector: String) -> JSONValue {
    let texts: [(MachineFactsKey, String?)] = [
      (.name, name), (.fqdn, fqdn), (.build, build.map { "\($0)" }), (.role, role?.rawValue), (.domain, domain),
      (.domainSid, domainSID?.description), (.forestSid, forestSID?.description),
      (.machineSid, machineSID?.description), (.collectedAt, collectedAt?.description),
    ]
    var members = texts.compactMap { key, value in value.map { (key.rawValue, JSONValue.string($0)) } }
    if let domainJoined { members.append((MachineFactsKey.domainJoined.rawValue, .bool(domainJoined))) }
    members.append(("collectedBy", .string(collector)))
    return .object(members)
  }
}
