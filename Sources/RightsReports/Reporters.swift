/// Every report format: `--output`, help and completion are derived from this list.
package enum Reporters {
  package static let all: [any Reporter.Type] = [
    TextReporter.self,
    JSONLinesReporter.self,
    SARIFReporter.self,
    SARIFGitHubReporter.self,
    JUnitReporter.self,
  ]

  /// The format with this id, or nil.
  package static func named(_ id: String) -> (any Reporter.Type)? { all.first { $0.id == id } }
}
