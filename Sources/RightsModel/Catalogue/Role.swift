/// What a machine is for. The spelling is the one of documents and reports.
package enum Role: String, Sendable, Hashable, CaseIterable {
  case client
  case standaloneServer = "standalone-server"
  case memberServer = "member-server"
  case domainController = "domain-controller"

  /// True where the role implies a server release of Windows.
  package var isServer: Bool { self != .client }
  /// True or false where the role decides it; nil for a client, which may be either.
  package var isDomainJoined: Bool? {
    switch self {
    case .client: nil
    case .standaloneServer: false
    case .memberServer, .domainController: true
    }
  }
}
