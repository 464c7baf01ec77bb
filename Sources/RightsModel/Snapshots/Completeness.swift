/// How far something was collected, and why no further.
///
/// Only what is `complete` proves an absence: a set that cannot prove that it is whole holds at least what it lists.
package struct Completeness: Sendable, Hashable {
  package enum Outcome: String, Sendable, Hashable, CaseIterable {
    case complete
    /// Something is there, and more may be.
    case partial
    /// The collector was refused.
    case denied
    /// The collector ended in an error, or its file is missing.
    case failed
    case notAsked
  }

  package var outcome: Outcome
  /// Why, as one clause for people without its full stop; empty where `errors` say it, and for what is complete.
  package var reason: String
  /// What the collector said, in its order.
  package var errors: [CollectionError]

  package init(_ outcome: Outcome, reason: String = "", errors: [CollectionError] = []) {
    self.outcome = outcome
    self.reason = reason
    self.errors = errors
  }

  package static let complete = Completeness(.complete)

  package static func partial(reason: String) -> Completeness { Completeness(.partial, reason: reason) }

  /// Why it is not complete, as one clause: the reason and the collector's words; nil where it is.
  package var explanation: String? {
    guard outcome != .complete else { return nil }
    let parts = (reason.isEmpty ? [] : [reason]) + errors.map(\.description).filter { !$0.isEmpty }
    return parts.isEmpty ? outcome.words : parts.joined(separator: "; ")
  }

  /// What is known where both are said of one thing: never more than either.
  package func limited(by other: Completeness) -> Completeness {
    if other.outcome == .complete { return self }
    if outcome == .complete { return other }
    var result = self
    result.outcome = outcome == .partial ? other.outcome : outcome
    let reasons = [reason, other.reason].filter { !$0.isEmpty }
    result.reason =
      reasons.count == 2 && reasons[0] != reasons[1] ? reasons.joined(separator: "; ") : reasons.first ?? ""
    result.errors += other.errors.filter { !errors.contains($0) }
    return result
  }

  /// What is known where one thing was collected twice: complete where either was, partial where either saw something.
  package func joined(with other: Completeness) -> Completeness {
    if outcome == .complete || other.outcome == .complete { return .complete }
    var result = limited(by: other)
    if outcome == .partial || other.outcome == .partial { result.outcome = .partial }
    return result
  }
}

extension Completeness.Outcome {
  /// For people, as one clause.
  package var words: String {
    switch self {
    case .complete: "collected completely"
    case .partial: "collected in part"
    case .denied: "the collector was denied access"
    case .failed: "the collection failed"
    case .notAsked: "it was not asked for"
    }
  }
}
