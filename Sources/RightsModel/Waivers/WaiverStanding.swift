/// Whether a waiver counts.
package enum WaiverStanding: String, Sendable, Hashable, CaseIterable {
  case inForce = "in-force"
  /// Its last day is over.
  case expired
  /// It is approved only after the moment that is asked about.
  case notYetApproved = "not-yet-approved"
}

extension Waiver {
  /// Whether it counts at a moment. Nothing else decides that, for any verdict or report.
  package func standing(at moment: Timestamp) -> WaiverStanding {
    if let approvedOn, moment < approvedOn.start(zone: zone) { return .notYetApproved }
    if let expires, moment >= expires.end(zone: zone) { return .expired }
    return .inForce
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
