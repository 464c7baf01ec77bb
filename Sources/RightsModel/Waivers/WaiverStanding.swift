/// Whether a waiver counts.
package enum WaiverStanding: String, Sendable, Hashable, CaseIterable {
  case inForce = "in-force"
  /// Its last day is over.
  case expired
  /// It is approved only after the moment that is asked about.
  case notYetApproved = "not-yet-approved"
  /// It lasts longer than a policy allows where the rule has the severity that it has on this machine.
  case tooLong = "too-long"
}

extension Waiver {
  /// Whether it counts at a moment. Nothing else decides that, for any verdict or report.
  ///
  /// - Parameter limit: how many days it may last at most; nil where that does not matter.
  package func standing(at moment: Timestamp, atMost limit: Int? = nil) -> WaiverStanding {
    if let approvedOn, moment < approvedOn.start(zone: zone) { return .notYetApproved }
    if let expires, moment >= expires.end(zone: zone) { return .expired }
    if let limit, days(asOf: moment).map({ $0 > limit }) ?? true { return .tooLong }
    return .inForce
  }

  /// How many days it lasts, counted from a moment where nobody said when it was approved; nil where it is permanent.
  package func days(asOf moment: Timestamp) -> Int? {
    expires.map { $0.days(since: approvedOn ?? Day(Timestamp(seconds: moment.seconds + Int64(zone)))) }
  }

  /// Whether it was approved only after what it excuses had been collected.
  ///
  /// - Parameter evidence: when that was; nil where nobody knows.
  package func isApprovedAfter(_ evidence: Timestamp?) -> Bool {
    guard let evidence, let approvedOn else { return false }
    return evidence < approvedOn.start(zone: zone)
  }

  /// Whether it counts and its end is so near that somebody has to look at it.
  package func isDueForReview(at moment: Timestamp) -> Bool {
    guard standing(at: moment) == .inForce, let expires else { return false }
    return moment >= expires.adding(-reviewLeadDays).start(zone: zone)
  }
}
