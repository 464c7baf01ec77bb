package import RightsModel

/// One link of the chain from a client of WMI to the data that a provider gives it.
package struct WMILink: Sendable, Hashable {
  package enum State: String, Sendable, Hashable, CaseIterable {
    case intact
    /// Access is denied here.
    case broken
    /// Nothing is denied: somebody may get what is not theirs.
    case exposed
    /// Nothing in this case depends on it.
    case notRequired
    case notCollected
    /// What is unknown leaves it open.
    case unknown
    /// What speaks of it could not be read.
    case error

    package var verdict: Verdict {
      switch self {
      case .intact: .pass
      case .broken, .exposed: .fail
      case .notRequired: .notApplicable
      case .notCollected: .notCollected
      case .unknown: .unknown
      case .error: .error
      }
    }
  }

  /// What a link's state rests on.
  package struct Evidence: Sendable, Hashable {
    /// One clause without its full stop.
    package var text: String
    package var location: SourceLocation?
    /// Whether its place is still to be found: that of what is said of its link.
    var isStated = false
    package init(_ text: String, at location: SourceLocation? = nil) {
      self.text = text
      self.location = location
    }
  }

  package var id: WMILinkID
  package var state: State
  /// Why, as one clause without its full stop.
  package var reason: String
  package var evidence: [Evidence]
  /// What to do about it, in order; each a sentence without its full stop.
  package var remedy: [String]
  /// Who would have to hold the right of the host.
  package var missing: [SID]
  /// Of one link over several providers.
  package var scope = Scope()

  /// What one link over several providers is about.
  package struct Scope: Sendable, Hashable {
    /// Those that it is so of, sorted; empty where it is about the machine, or names accounts.
    package var providers: [WMIProviderName] = []
    /// Whether it is so of one, too, of which nobody knows which it is.
    package var hasUnseenProvider = false
    /// What is open of others, as one clause; nil where nothing is.
    package var doubt: String?
    /// The first link that is broken of any that it is so of.
    package var firstBroken: WMILinkID?
  }

  package init(
    _ id: WMILinkID, _ state: State, _ reason: String, evidence: [Evidence] = [], remedy: [String] = [],
    missing: [SID] = []
  ) {
    self.id = id
    self.state = state
    self.reason = reason
    self.evidence = evidence
    self.remedy = remedy
    self.missing = missing
  }
}

extension WMILink.State {
  /// The greater, the worse: what is not required is no worse than what is intact.
  var rank: Int {
    switch self {
    case .notRequired: 0
    case .intact: 1
    case .notCollected: 2
    case .unknown: 3
    case .error: 4
    case .exposed: 5
    case .broken: 6
    }
  }
}
