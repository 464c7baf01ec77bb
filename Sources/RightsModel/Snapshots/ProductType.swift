/// What Windows says that it is (`Win32_OperatingSystem.ProductType`).
package enum ProductType: String, Sendable, Hashable, CaseIterable {
  case client
  case server
  case domainController = "domain-controller"

  /// Reads our spelling, the number of NT (1 client, 2 domain controller, 3 server) or PowerShell's name, without case.
  package init?(recognizing text: String) {
    switch text.lowercased() {
    case "client", "workstation", "1": self = .client
    case "domain-controller", "domaincontroller", "2": self = .domainController
    case "server", "3": self = .server
    default: return nil
    }
  }

  package var isServer: Bool { self != .client }

  /// Whether a machine with this product type can have a role.
  package func allows(_ role: Role) -> Bool {
    switch self {
    case .client: role == .client
    case .server: role == .standaloneServer || role == .memberServer
    case .domainController: role == .domainController
    }
  }
}
