import RightsModel

extension MachineFacts {
  /// Whether the machine may run this release, for all that is known of it.
  func allows(_ release: OSRelease) -> Bool {
    if let build, build != release.build { return false }
    if let servicePack, !release.covers(servicePack: servicePack), build != nil, release.build < 10240 { return false }
    guard let isServer = isServer ?? role?.isServer else { return true }
    return switch release.products {
    case .client: !isServer
    case .server: isServer
    case .both: true
    }
  }

  /// Whether the machine may have this role, for all that is known of it.
  func allows(_ role: Role) -> Bool {
    if let isServer, isServer != role.isServer { return false }
    guard let domainJoined, let implied = role.isDomainJoined else { return true }
    return domainJoined == implied
  }
}
