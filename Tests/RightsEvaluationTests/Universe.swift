import RightsModel

/// Whom the generated cases speak of: few enough to meet, varied enough to differ.
enum Universe {
  /// Domains that no case mentions.
  static let freshDomains: Set<SID> = [sid("S-1-5-21-900-0-1"), sid("S-1-5-21-900-0-2"), sid("S-1-5-21-900-0-3")]
  /// Of the accounts whose domain is not known either.
  static let elsewhere = sid("S-1-5-21-900-0-4")
  /// An unseen holder, and what a parameter may give.
  static let stranger = sid("S-1-5-21-900-0-5-9500")
  /// An account that no list knows.
  static let nameless = sid("S-1-5-21-900-0-5-9501")

  /// One that nothing mentions.
  static func member(_ family: PrincipalClass) -> SID {
    switch family {
    case .services: sid("S-1-5-80-9-9-9-9-9")
    case .applicationPools: sid("S-1-5-82-9-9-9-9-9")
    case .virtualMachines: sid("S-1-5-83-1-9-9-9-9")
    }
  }

  static func isAccount(_ sid: SID) -> Bool { sid.isDomainAccount || sid.authority == 12 }

  static func sid(_ text: String) -> SID {
    guard let sid = SID(text) else { preconditionFailure("\(text) is not a SID") }
    return sid
  }

  static let domains = [sid("S-1-5-21-1-1-1"), sid("S-1-5-21-2-2-2"), sid("S-1-5-21-7-7-7")]
  static let rids: [UInt32] = [500, 512, 1000]
  static let wellKnown = [
    "S-1-5-32-544", "S-1-1-0", "S-1-5-6", "S-1-5-80-0", "S-1-5-80-1-2-3-4-5", "S-1-5-82-1-2-3-4-5", "S-1-12-1-1-2-3-4",
  ].map(sid)
  static let accounts: [PrincipalReference] = [
    .account(domain: "CORP", name: "a"), .account(domain: "Corp", name: "B"), .account(domain: "OTHER", name: "x"),
    .relativeName(.machine, name: "svc"), .relativeName(.domain, name: "a"), .relativeName(.forest, name: "f"),
  ]
  static let names = ["CORP\\a", "svc", "corp\\Z", "Bob", "ADD YOUR DOMAIN ADMINS", "DIENST", "OTHER\\x"]
}
