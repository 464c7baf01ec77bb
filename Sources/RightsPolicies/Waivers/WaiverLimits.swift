package import RightsModel
package import RightsYAML

/// What a policy asks of waivers.
package struct WaiverLimits: Sendable, Hashable {
  /// Days that a waiver of a rule of a severity may last at most.
  package var maximumDays: [Severity: Int]
  /// Whether a waiver needs an approver who is not its owner.
  package var needsOtherApprover: Bool

  package init(maximumDays: [Severity: Int] = [:], needsOtherApprover: Bool = false) {
    self.maximumDays = maximumDays
    self.needsOtherApprover = needsOtherApprover
  }

  /// Reads the value of the key `waivers` of a policy; mistakes are reported.
  package init(decoding mapping: MappingReader?) {
    self.init()
    guard let mapping else { return }
    if let lifetimes = mapping.optionalMapping("max-lifetime") {
      for severity in Severity.allCases {
        guard let value = lifetimes.optional(severity.rawValue), let days = Self.days(value) else { continue }
        maximumDays[severity] = days
      }
      lifetimes.finish()
    }
    needsOtherApprover = mapping.optionalBool("approver-differs-from-owner") ?? false
    mapping.finish()
  }

  /// What both ask for.
  package func merged(with other: WaiverLimits) -> WaiverLimits {
    WaiverLimits(
      maximumDays: maximumDays.merging(other.maximumDays, uniquingKeysWith: min),
      needsOtherApprover: needsOtherApprover || other.needsOtherApprover)
  }

  /// What a waiver does that they forbid, wherever it counts.
  ///
  /// - Parameters:
  ///   - severities: of each rule that it is about, those that the rule may have on a machine. Where one of them allows it to
  ///     last so long, each machine tells.
  ///   - asOf: what its life is counted from where nobody said when it was approved.
  package func faults(_ waiver: Waiver, severities: [Set<Severity>], asOf: Timestamp) -> [Diagnostic] {
    var faults: [Diagnostic] = []
    if needsOtherApprover {
      let approver = waiver.approvedBy.map(Self.person)
      if approver == nil || approver == Self.person(waiver.owner) {
        faults.append(
          Diagnostic(
            .error, "waiver-approver",
            approver == nil
              ? "nobody approved the waiver `\(waiver.id)`" : "the owner of the waiver `\(waiver.id)` approved it",
            at: waiver.location, help: "the policy asks for an approver who is not the owner: add `approvedBy:`"))
      }
    }
    let length = waiver.days(asOf: asOf)
    func isTooLong(_ severity: Severity) -> Bool { maximumDays[severity].map { length ?? .max > $0 } ?? false }
    // The mildest that a rule may have is what is sure.
    let broken = severities.filter { !$0.isEmpty && $0.allSatisfy(isTooLong) }.compactMap { $0.min() }
    if let severity = broken.max(), let limit = maximumDays[severity] {
      faults.append(
        Diagnostic(
          .error, "waiver-too-long",
          "the waiver `\(waiver.id)` lasts \(length.map { "\($0) days" } ?? "for ever"), and the policy allows "
            + "\(limit) where the severity is \(severity.rawValue)",
          at: waiver.location, help: "let it end earlier, and have it approved anew then"))
    }
    return faults
  }

  private static func person(_ name: String) -> String {
    name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func days(_ value: ValueReader) -> Int? {
    guard let text = value.string() else { return nil }
    if let unit = text.last, let number = Int(text.dropLast()), number > 0, number < 10_000 {
      if unit == "d" { return number }
      if unit == "w" { return number * 7 }
    }
    return value.fail(
      "invalid-value", "`\(value.path)` is no number of days: \(Quoted.text(text))", help: "write it like 30d or 12w")
  }
}
