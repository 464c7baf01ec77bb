import RightsModel

/// What a fail is against the known findings that a run is held against.
enum FindingState: String, Sendable {
  /// None of it is known.
  case new
  /// Some of it is.
  case updated
  /// All that is wrong for certain is accepted.
  case unchanged

  /// Nil where the run is held against none.
  init?(ofFail acceptance: Acceptance?, _ run: RunContext) {
    guard run.known != nil else { return nil }
    switch acceptance?.outcome {
    case .open where acceptance?.isUndecided == true: self = .unchanged
    case .open where acceptance?.debt != nil: self = .updated
    case .open, nil: self = .new
    case .waived, .known: self = .unchanged
    }
  }
}
