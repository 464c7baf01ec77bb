import RightsModel

/// What is waived and what is known, over all subjects: as much as there are waivers.
struct AcceptanceGroups: Sendable {
  /// Waivers that the summary lists.
  private static let limit = 20

  private var waived: [Int: SubjectNames] = [:]
  private var known = SubjectNames()

  /// Takes a result that is accepted.
  mutating func add(_ result: RuleResult, _ subject: Subject) {
    guard let acceptance = result.acceptance else { return }
    for use in acceptance.waivers { waived[use.waiver, default: SubjectNames()].add(subject) }
    if acceptance.outcome == .known { known.add(subject) }
  }

  /// Appends the section; those that end first in front, permanent ones in red.
  func write(_ run: RunContext, _ layout: TextLayout, into out: inout [UInt8]) {
    guard !waived.isEmpty || known.count > 0 else { return }
    layout.write(heading: "What is accepted", into: &out)
    let uses = AcceptanceWords.endingFirst(waived.keys.sorted().map { Acceptance.Use(waiver: $0) }, run)
    for use in uses.prefix(Self.limit) {
      guard let subjects = waived[use.waiver] else { continue }
      let waiver = run.waivers[use.waiver]
      let review = waiver.isDueForReview(at: run.asOf) ? "; ends soon: have it reviewed" : ""
      layout.write(
        word: "WAIVED",
        "\(AcceptanceWords.until(waiver)) by \(waiver.owner) (\(waiver.id), \(waiver.ticket))\(review): "
          + waiver.reason,
        indent: 2, hanging: 6, waiver.isPermanent ? .bad : .doubtful, into: &out)
      layout.write("on \(subjects.text)", indent: 6, hanging: 8, into: &out)
    }
    let rest = uses.count - Self.limit
    if rest > 0 { layout.write("and \(ResultWords.count(rest, "more waiver"))", indent: 2, into: &out) }
    guard known.count > 0 else { return }
    layout.write(
      word: "KNOWN", "accepted debt\(run.known.map { " of \($0.uri)" } ?? "")", indent: 2, hanging: 6, .doubtful,
      into: &out)
    layout.write("on \(known.text)", indent: 6, hanging: 8, into: &out)
  }
}
