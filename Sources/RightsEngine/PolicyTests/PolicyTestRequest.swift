package import RightsBaselines

/// What `plumbline test` was asked for.
package struct PolicyTestRequest: Sendable {
  /// Files, and folders in which every `*.test.yaml` is taken.
  package var paths: [String]
  package var library: BaselineLibrary
  package var measuresCoverage = false
  package var minimumCoverage: Int?
  package var mutates = false
  /// How many baselines are worked on at a time.
  package var jobs = 1

  package init(paths: [String], library: BaselineLibrary) {
    self.paths = paths
    self.library = library
  }
}
