/// What a result about a link of the WMI access chain tells beside its evidence.
package struct WMIFinding: Sendable, Hashable {
  /// The providers that it is about, sorted; empty where it is about the machine, its client or accounts.
  package var providers: [WMIProviderName]
  /// Whether it is about one, too, of which nobody knows which it is.
  package var hasUnseenProvider: Bool
  /// The first link that is broken of the chains that it is about; nil where none is known to be, and where nothing fails.
  package var firstBroken: WMILinkID?
  /// What to do, in order; each a sentence without its full stop.
  package var remedy: [String]

  package init(
    providers: [WMIProviderName] = [], hasUnseenProvider: Bool = false, firstBroken: WMILinkID? = nil,
    remedy: [String] = []
  ) {
    self.providers = providers
    self.hasUnseenProvider = hasUnseenProvider
    self.firstBroken = firstBroken
    self.remedy = remedy
  }
}
