import RightsIdentity
import RightsModel

/// As whom a provider runs: every account that it could be, as far as its hosting model tells.
struct WMIHost {
  /// Who it may be.
  enum Account: Hashable {
    case known(SID)
    /// Of a COM server of its own, not collected: it has SERVICE, whoever it is.
    case own
    /// Of a process that somebody else starts, not collected.
    case foreign
  }

  let model: WMIHosting?
  /// Whether the model is what Windows takes where none is registered.
  let isDefault: Bool
  /// Whether the model is known, and not only taken to be so.
  let isTold: Bool
  /// Whether it is known as whom the provider runs.
  let isCertain: Bool
  /// Those whose lack of the right breaks the chain, then those that it may be instead.
  let primary: [Account]
  let others: [Account]
  /// Whether it runs in `WmiPrvSE.exe`, as far as is known; nil where it may run in any process.
  let isShared: Bool?
  /// Whether its process surely has SERVICE in its token: services and COM servers do, a process of somebody else may not.
  let hasService: Bool
  /// As whom it is said to run; nil where nobody says.
  let stated: Principal?
  /// The image of the process of its own that is said to host it; nil where nobody says, or it has none.
  let process: String?
  private let labels: [String]

  /// - Parameters:
  ///   - provider: nil for one whose registration was not seen.
  ///   - stated: as whom it runs, and in which process, where somebody says so of this provider.
  init(_ provider: WMIProvider?, stated: (account: Principal?, process: String?), _ situation: WMISituation) {
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
    self.stated = stated.account
    isTold = model != nil && (!isDefault || provider.map(situation.isDefault) == true)
    let isSharedProcess = stated.process.map(WMISituation.isSharedImage)
    let said = stated.account.map { account -> Account in
      switch (account, model) {
      case (.sid(let sid), _): .known(sid)
      case (_, .decoupled?): .foreign
      // A name that nobody knows is not that of an account of Windows' own.
      default: .own
      }
    }
    switch model {
    // One that may only be hidden can be any, and whoever names an account may not have seen it either.
    case nil,
      _ where !isTold:
      let isUnset = provider.map { $0.hostingModel == nil && situation.isDefault($0) } ?? false
      let rest: [Account] =
        [.known(.networkService)] + (isUnset ? [] : [.known(.localService)]) + [.known(.system), .own]
        + (isUnset ? [] : [.foreign])
      let all = (said.map { [$0] } ?? []) + rest.filter { $0 != said }
      // Of what was not seen, the account that is named is looked at, else the host of Windows' own providers.
      let looked = provider == nil ? 1 : 0
      (primary, others) = (Array(all.prefix(looked)), Array(all.dropFirst(looked)))
    case .networkService?: (primary, others) = ([.known(.networkService)], [])
    case .localService?: (primary, others) = ([.known(.localService)], [])
    case .localSystem?, .core?: (primary, others) = ([.known(.system)], [])
    case .own?: (primary, others) = ([said ?? .own], [])
    case .decoupled?: (primary, others) = ([said ?? .foreign], [])
    // Whoever names another account, or another process, says that it is not the shared host.
    case .networkServiceOrOwn?, .localSystemOrOwn?, .coreOrOwn?:
      let shared: SID = model == .networkServiceOrOwn ? .networkService : .system
      let isOwn = isSharedProcess == false
      (primary, others) = said.map { ([$0], []) } ?? (isOwn ? ([.own], []) : ([.known(shared)], [.own]))
    }
    switch model {
    case nil,
      _ where !isTold:
      isShared = stated.account == nil ? true : nil
    case .own?, .decoupled?, .core?, .coreOrOwn?: isShared = false
    case .networkService?, .localService?, .localSystem?: isShared = true
    case .networkServiceOrOwn?, .localSystemOrOwn?:
      let shared: SID = model == .networkServiceOrOwn ? .networkService : .system
      switch (stated.account, isSharedProcess) {
      case (nil, nil): isShared = true
      // The account alone does not tell whether a COM server of its own runs as it, too.
      case (.sid(shared)?, nil): isShared = nil
      case (.sid(shared)?, true?), (nil, true?): isShared = true
      case (_?, _), (nil, false?): isShared = false
      }
    }
    process = isShared == false && isSharedProcess == false ? stated.process : nil
    if case .decoupled? = model { hasService = false } else { hasService = true }
    isCertain = isTold && others.isEmpty
    labels = (primary + others).compactMap { account in
      if account == said, let stated = stated.account { return situation.label(stated) }
      switch account {
      case .known(let sid): return situation.label(sid)
      case .own: return "an account of its own"
      case .foreign: return model == nil ? nil : "whoever starts its process"
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
