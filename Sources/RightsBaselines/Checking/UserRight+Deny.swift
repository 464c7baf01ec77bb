import RightsModel

extension UserRight {
  /// True for the rights that take a logon away: there, more holders are stricter.
  var isDeny: Bool { denied != nil }

  /// The logon right that a deny right takes away, or nil.
  var denied: UserRight? {
    switch self {
    case .denyBatchLogonRight: .batchLogonRight
    case .denyInteractiveLogonRight: .interactiveLogonRight
    case .denyNetworkLogonRight: .networkLogonRight
    case .denyRemoteInteractiveLogonRight: .remoteInteractiveLogonRight
    case .denyServiceLogonRight: .serviceLogonRight
    default: nil
    }
  }
}
