internal import RightsIdentity
internal import RightsModel

/// Who holds a right, as far as it was seen.
struct Holders: Sendable {
  var sids: [SID] = []
  /// Accounts of a machine or domain whose SID is not known.
  var relatives: [Principal] = []
  var names: [String] = []
  var isComplete = true

  static let nobody = Holders()

  init() {}

  init(_ principals: [Principal], isComplete: Bool) {
    self.isComplete = isComplete
    sids.reserveCapacity(principals.count)
    for principal in principals {
      switch principal {
      case .sid(let sid): sids.append(sid)
      case .relative: relatives.append(principal)
      case .name(let name): names.append(name)
      }
    }
  }
}

/// Whom an unresolved name could stand for.
struct NamePossibilities: Sendable {
  var namesMayBeWellKnown: Bool
  var language: String?
  var domain: String?
  var domainSID: SID?
  var namedRIDs: [UInt32]

  init(_ context: EvaluationContext) {
    namesMayBeWellKnown = context.namesMayBeWellKnown
    language = context.language
    domain = context.domain
    domainSID = context.domainSID
    namedRIDs = context.namedRIDs
  }

  /// Whether the account with this SID could be what `name` names.
  func could(_ name: String, be sid: SID) -> Bool {
    if PrincipalParser.isPlaceholder(name) { return false }
    guard sid.isDomainAccount else { return namesMayBeWellKnown && isNamed(sid) && !WellKnownNames.isComplete(language) }
    if namedRIDs.contains(sid.rid) { return false }
    guard let slash = name.firstIndex(of: "\\"), let domain, let domainSID,
      name[..<slash].lowercased() == domain.lowercased()
    else { return true }
    return sid.domain == domainSID
  }

  /// Whether `name` could name this account, whose SID is not known.
  func could(_ name: String, be account: OpenAccount) -> Bool { !PrincipalParser.isPlaceholder(name) }

  // SIDs of services, pools and virtual machines are written with their authority, from which they are derived.
  private func isNamed(_ sid: SID) -> Bool {
    !(sid.authority == 5 && [80, 82, 83, 90, 96, 99].contains(sid[0]))
  }
}
