import RightsModel

extension UserRight {
  /// True where a holder can take the whole machine: read and write everything, be anybody, or run in the kernel.
  ///
  /// Source: the privileges that Windows calls sensitive when it filters an administrator's token.
  var isAsGoodAsTheMachine: Bool {
    switch self {
    case .assignPrimaryTokenPrivilege, .backupPrivilege, .createTokenPrivilege, .debugPrivilege, .impersonatePrivilege,
      .loadDriverPrivilege, .relabelPrivilege, .restorePrivilege, .takeOwnershipPrivilege, .tcbPrivilege:
      true
    default: false
    }
  }
}
