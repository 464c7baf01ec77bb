import RightsModel

/// Where a result was read.
enum Evidence {
  /// The collected file that speaks of the right and the line in it, or nil where no file does.
  static func location(_ result: RuleResult, _ report: SubjectReport) -> SourceLocation? {
    guard let observed = result.observed, let file = file(result, report) else { return nil }
    return SourceLocation(uri: file.uri, line: line(observed, report))
  }

  /// The collected file that speaks of the right.
  static func file(_ result: RuleResult, _ report: SubjectReport) -> InputFile? {
    guard let observed = result.observed else { return nil }
    let index = Int(observed.source)
    return report.sources.indices.contains(index) ? report.sources[index] : nil
  }

  /// The line of the right; of a right that is held by no one because it is not listed, the line of the section's
  /// header.
  static func line(_ observed: ObservedRight, _ report: SubjectReport) -> Int? {
    if observed.line > 0 { return Int(observed.line + report.lineOffset) }
    guard observed.assignment == .noOne, report.sectionLine > 0 else { return nil }
    return Int(report.sectionLine + report.lineOffset)
  }
}
