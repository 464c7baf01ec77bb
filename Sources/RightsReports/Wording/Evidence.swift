import RightsModel

/// Where a result was read.
enum Evidence {
  /// The collected file that speaks of the right and the line in it, or nil where no file does; of an assertion the first.
  static func location(_ result: RuleResult, _ report: SubjectReport) -> SourceLocation? {
    if let detail = result.detail { return detail.parts.lazy.compactMap { location($0, report) }.first }
    guard let observed = result.observed, let file = file(result, report) else { return nil }
    return SourceLocation(uri: file.uri, line: line(observed, report))
  }

  /// Where one piece of an assertion's evidence was read.
  static func location(_ part: AssertionPart, _ report: SubjectReport) -> SourceLocation? {
    file(part, report).map { SourceLocation(uri: $0.uri, line: line(part, report)) }
  }

  /// Where the pieces of an assertion's evidence were read: each place once, in their order.
  static func locations(_ detail: AssertionDetail, _ report: SubjectReport) -> [SourceLocation] {
    var seen: Set<SourceLocation> = []
    return detail.parts.compactMap { location($0, report) }.filter { seen.insert($0).inserted }
  }

  /// The collected file that speaks of the right; of an assertion the first.
  static func file(_ result: RuleResult, _ report: SubjectReport) -> InputFile? {
    if let detail = result.detail { return detail.parts.lazy.compactMap { file($0, report) }.first }
    return result.observed.flatMap { file(Int($0.source), report) }
  }

  static func file(_ part: AssertionPart, _ report: SubjectReport) -> InputFile? { file(Int(part.source), report) }

  /// The line of the right; of a right that is held by no one because it is not listed, the line of the section's
  /// header.
  static func line(_ observed: ObservedRight, _ report: SubjectReport) -> Int? {
    line(observed.line, isUnlisted: observed.assignment == .noOne, report)
  }

  private static func line(_ part: AssertionPart, _ report: SubjectReport) -> Int? {
    switch part.item {
    case .right(_, let assignment): line(part.line, isUnlisted: assignment == .noOne, report)
    case .statement: part.line > 0 ? Int(part.line) : nil
    }
  }

  private static func line(_ line: Int32, isUnlisted: Bool, _ report: SubjectReport) -> Int? {
    if line > 0 { return Int(line + report.lineOffset) }
    guard isUnlisted, report.sectionLine > 0 else { return nil }
    return Int(report.sectionLine + report.lineOffset)
  }

  private static func file(_ index: Int, _ report: SubjectReport) -> InputFile? {
    report.sources.indices.contains(index) ? report.sources[index] : nil
  }
}
