extension SID {
  package static let everyone = builtIn(1, 0)
  package static let service = builtIn(5, 6)
  package static let authenticatedUsers = builtIn(5, 11)
  package static let system = builtIn(5, 18)
  package static let localService = builtIn(5, 19)
  package static let networkService = builtIn(5, 20)
  package static let administrators = builtIn(5, 32, 544)
  package static let users = builtIn(5, 32, 545)

  private static func builtIn(_ authority: UInt64, _ parts: UInt32...) -> SID {
    SID(authority: authority, subAuthorities: parts) ?? .nobody
  }
}
