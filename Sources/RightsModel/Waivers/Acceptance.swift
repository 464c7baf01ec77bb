/// What is accepted of one result, by waivers or as known debt. The result itself stays what it is.
///
/// A class: nearly every result has none, and then it costs a word.
package final class Acceptance: Sendable {
  package enum Outcome: Sendable, Hashable {
    /// Waivers cover all of it.
    case waived
    /// Waivers and known debt together do.
    case known
    /// Some of it is covered by nobody: it counts as if nothing were.
    case open
  }

  /// What one waiver covers.
  package struct Use: Sendable, Hashable {
    /// Index into the run's waivers.
    package var waiver: Int
    /// Whether it counts for this result.
    package var standing: WaiverStanding
    package var missing: [Principal]
    package var unexpected: [Principal]
    package var providers: [WMIProviderName] = []
    /// Whether it covers what names nobody: a fault of that kind, or all that is unknown.
    package var coversNameless: Bool

    package init(
      waiver: Int, standing: WaiverStanding = .inForce, missing: [Principal] = [], unexpected: [Principal] = [],
      coversNameless: Bool = false
    ) {
      self.waiver = waiver
      self.standing = standing
      self.missing = missing
      self.unexpected = unexpected
      self.coversNameless = coversNameless
    }
  }

  package let outcome: Outcome
  /// Those in force that cover some of it, by id. Two may cover one principal.
  package let waivers: [Use]
  /// Those that would cover some of it and do not count, by id.
  package let lapsed: [Use]
  /// What known debt covers.
  package let debt: Set<Fault>?
  /// What nobody covers.
  package let remaining: Set<Fault>
  /// Why it stays open although no principal remains, as one clause; else nil.
  package let doubt: String?
  /// Whether all that is wrong for certain is covered, and what remains cannot be decided: it counts as what is unknown
  /// does, not as a finding.
  package let isUndecided: Bool

  package init(
    _ outcome: Outcome, waivers: [Use] = [], lapsed: [Use] = [], debt: Set<Fault>? = nil, remaining: Set<Fault> = [],
    doubt: String? = nil, isUndecided: Bool = false
  ) {
    self.outcome = outcome
    self.waivers = waivers
    self.lapsed = lapsed
    self.debt = debt
    self.remaining = remaining
    self.doubt = doubt
    self.isUndecided = isUndecided
  }
}

extension Acceptance: Hashable {
  package static func == (lhs: Acceptance, rhs: Acceptance) -> Bool {
    lhs.outcome == rhs.outcome && lhs.waivers == rhs.waivers && lhs.lapsed == rhs.lapsed && lhs.debt == rhs.debt
      && lhs.remaining == rhs.remaining && lhs.doubt == rhs.doubt && lhs.isUndecided == rhs.isUndecided
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(outcome)
    hasher.combine(waivers)
    hasher.combine(remaining)
  }
}

extension RuleResult {
  /// Whether it no longer counts against the run: all of it is waived or known. It is still shown.
  package var isAccepted: Bool {
    switch acceptance?.outcome {
    case .waived, .known: true
    case .open, nil: false
    }
  }
}
