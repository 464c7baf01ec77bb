package import RightsModel

/// Everything beside the rights themselves that a verdict can depend on. Two machines with equal contexts and equal rights
/// have equal verdicts.
package struct EvaluationContext: Sendable, Hashable {
  /// Nil where the release is not known, and for a GPO.
  package var os: OSRelease?
  package var role: Role?
  package var domainSID: SID?
  package var forestSID: SID?
  package var machineSID: SID?
  /// NetBIOS name of the machine's domain.
  package var domain: String?
  package var domainJoined: Bool?
  /// Closed where given.
  package var features: [String]?
  package var language: String?
  /// SIDs of the account references that could be bound, by the reference's spelling in lower case.
  package var accounts: [String: SID]
  /// Whether a bare name can be a well-known principal (false for exports, which write those as SIDs).
  package var namesMayBeWellKnown: Bool
  /// RIDs of the machine whose names are known.
  package var namedRIDs: [UInt32]

  /// What a machine's facts say; a domain controller's machine SID is its domain's.
  package init(facts: MachineFacts, accounts: [String: SID], namesMayBeWellKnown: Bool, namedRIDs: [UInt32] = []) {
    os = facts.os
    role = facts.role
    domainSID = facts.domainSID
    forestSID = facts.forestSID
    machineSID = facts.machineSID
    domain = facts.domain
    if facts.role == .domainController {
      domainSID = domainSID ?? machineSID
      machineSID = domainSID
    }
    domainJoined = facts.domainJoined ?? facts.role?.isDomainJoined ?? (domainSID != nil ? true : nil)
    features = facts.features
    language = facts.language
    self.accounts = accounts
    self.namesMayBeWellKnown = namesMayBeWellKnown
    self.namedRIDs = namedRIDs
  }

  /// The SID that a scope stands for, or nil where it is not known.
  package func sid(of scope: RelativeScope) -> SID? {
    switch scope {
    case .domain: domainSID
    case .forest: forestSID
    case .machine: machineSID
    }
  }
}
