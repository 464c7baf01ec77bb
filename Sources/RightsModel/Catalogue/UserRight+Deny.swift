extension UserRight {
  /// True for the rights that take a logon away: there, more holders are stricter.
  package var isDeny: Bool { denied != nil }

  /// The logon right that a deny right takes away, or nil.
  package var denied: UserRight? {
    switch self {
    case .denyBatchLogonRight: .batchLogonRight
    case .denyInteractiveLogonRight: .interactiveLogonRight
    case .denyNetworkLogonRight: .networkLogonRight
    case .denyRemoteInteractiveLogonRight: .remoteInteractiveLogonRight
    case .denyServiceLogonRight: .serviceLogonRight
    default: nil
    }
  }

  /// The right that takes this logon right away, or nil.
  package var denial: UserRight? { Self.allCases.first { $0.denied == self } }
}
