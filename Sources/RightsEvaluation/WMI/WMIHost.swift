import RightsIdentity
import RightsModel

/// As whom a provider runs: every account that it could be, as far as its hosting model tells.
struct WMIHost {
  /// Who it may be.
  enum Account: Hashable {
    case known(SID)
    /// Of a COM server or process of its own, not collected.
    case own
  }

  let model: WMIHosting?
  /// Whether the model is what Windows takes where none is registered.
  let isDefault: Bool
  /// Whether it is known that the provider is hosted so, and not only taken to be.
  let isCertain: Bool
  /// Those whose lack of the right breaks the chain, then those that it may be instead.
  let primary: [Account]
  let others: [Account]
  /// Whether it runs in `WmiPrvSE.exe`, as far as is known.
  let isShared: Bool
  private let labels: [String]

  init(_ provider: WMIProvider?, _ situation: WMISituation) {
    let own: Account = situation.access?.hostAccount.map { .known($0) } ?? .own
    let isStated = situation.access?.hostAccount != nil
    var model: WMIHosting?
    var isDefault = false
    if let text = provider?.hostingModel {
      model = WMIHosting(text)
    } else if provider != nil, provider?.isWhole != false {
      model = WMIHosting.unset(in: situation.facts.os)
      isDefault = model != nil
    }
    self.model = model
    self.isDefault = isDefault
    isCertain =
      isStated || model != nil && (!isDefault || provider.map(situation.isDefault) == true)
    switch model {
    case .networkService?: (primary, others) = ([.known(.networkService)], [])
    case .localService?: (primary, others) = ([.known(.localService)], [])
    case .localSystem?, .core?: (primary, others) = ([.known(.system)], [])
    case .own?, .decoupled?: (primary, others) = ([own], [])
    // Whoever names the account says that it is not the shared host.
    case .networkServiceOrOwn?, .localSystemOrOwn?, .coreOrOwn?:
      let shared: SID = model == .networkServiceOrOwn ? .networkService : .system
      (primary, others) = isStated ? ([own], []) : ([.known(shared)], [.own])
    case nil where isStated: (primary, others) = ([own], [])
    // Of a machine whose providers were not collected the usual hosts are looked at.
    case nil where provider == nil:
      (primary, others) = ([.known(.networkService), .known(.localService)], [.own])
    case nil: (primary, others) = ([], [.known(.networkService), .known(.system), .own])
    }
    switch model {
    case .own?, .decoupled?: isShared = false
    default: isShared = !isStated
    }
    labels = (primary + others).map { account in
      switch account {
      case .known(let sid): situation.label(sid)
      case .own: "an account of its own"
      }
    }
  }

  /// The accounts that are known, in order.
  var accounts: [SID] {
    (primary + others).compactMap { account in
      if case .known(let sid) = account { sid } else { nil }
    }
  }

  /// `NETWORK SERVICE (S-1-5-20) or an account of its own`.
  var words: String { labels.joined(separator: " or ") }
}
