import RightsModel

extension MachineFacts {
  /// What is known of a machine, one `key=value` a fact.
  var parts: [String] {
    let known: [(String, String?)] = [
      ("name", name), ("fqdn", fqdn), ("domain", domain), ("joined", domainJoined.map { "\($0)" }),
      ("build", build.map { "\($0)" }), ("sp", servicePack.map { "\($0)" }), ("os", os?.id), ("role", role?.rawValue),
      ("server", isServer.map { "\($0)" }), ("language", language), ("booted", bootedAt?.description),
      ("collected", collectedAt?.description), ("domainSID", domainSID?.description),
      ("machineSID", machineSID?.description),
    ]
    return known.compactMap { key, value in value.map { "\(key)=\($0)" } }
  }

  var shorthand: String { parts.joined(separator: " ") }
}
