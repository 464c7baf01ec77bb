/// In which process, and as whom, WMI runs a provider: its `HostingModel` understood.
///
/// Source: Microsoft's page on provider hosting and security, and its reference of `__Win32Provider`.
package enum WMIHosting: Sendable, Hashable {
  /// In a shared `WmiPrvSE.exe` as NETWORK SERVICE.
  case networkService
  /// In a shared `WmiPrvSE.exe` as LOCAL SERVICE.
  case localService
  /// In a shared `WmiPrvSE.exe` as SYSTEM.
  case localSystem
  /// In WMI's own service, as SYSTEM.
  case core
  /// In a COM server of its own, as the account that this is configured for.
  case own
  /// In a COM server of its own where there is one, else in `WmiPrvSE.exe` as NETWORK SERVICE.
  case networkServiceOrOwn
  /// In a COM server of its own where there is one, else in `WmiPrvSE.exe` as SYSTEM.
  case localSystemOrOwn
  /// In WMI's own service, or in a COM server of its own.
  case coreOrOwn
  /// In a process that somebody else starts; `folds` where the provider is not to act as its client (FoldIdentity), nil where
  /// that is not documented.
  case decoupled(folds: Bool?)

  /// Nil for a model that nothing is known of. A group after `:` means another process of the same account.
  package init?(_ text: String) {
    let text = text.lowercased()
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    switch parts.first {
    case "networkservicehost": self = .networkService
    case "localservicehost": self = .localService
    case "localsystemhost": self = .localSystem
    case "wmicore": self = .core
    case "selfhost": self = .own
    case "networkservicehostorselfhost": self = .networkServiceOrOwn
    case "localsystemhostorselfhost": self = .localSystemOrOwn
    case "wmicoreorselfhost": self = .coreOrOwn
    case "decoupled":
      switch parts.dropFirst().joined(separator: ":").filter({ $0 != " " }) {
      case "com", "com:foldidentity(true)": self = .decoupled(folds: true)
      case "com:foldidentity(false)": self = .decoupled(folds: false)
      case "noncom": self = .decoupled(folds: nil)
      default: return nil
      }
    default: return nil
    }
  }

  /// Whether the provider may run in a process of its own, as whoever that runs as.
  package var mayBeOwn: Bool {
    switch self {
    case .networkService, .localService, .localSystem, .core: false
    case .own, .networkServiceOrOwn, .localSystemOrOwn, .coreOrOwn, .decoupled: true
    }
  }

  /// What a provider without a model gets: SYSTEM up to Windows XP and Server 2003, NETWORK SERVICE since; nil where the release is not known.
  package static func unset(in os: OSRelease?) -> WMIHosting? {
    os.map { $0.isBeforeVista ? .localSystemOrOwn : .networkServiceOrOwn }
  }
}

extension OSRelease {
  /// Windows 2000, XP and Server 2003 with their service packs: NT 5, whose builds end below 6000.
  package var isBeforeVista: Bool { build < 6000 }
}
