import RightsModel

/// Colours of the text report. They repeat what a word says already.
enum Paint: Sendable, Hashable {
  case good, bad, doubtful, quiet, heading

  init(_ verdict: Verdict) {
    switch verdict {
    case .pass: self = .good
    case .fail, .error: self = .bad
    case .notCollected, .stale, .unknown: self = .doubtful
    case .notApplicable: self = .quiet
    }
  }

  /// The terminal's sequence (ECMA-48).
  var code: StaticString {
    switch self {
    case .good: "\u{1B}[32m"
    case .bad: "\u{1B}[1;31m"
    case .doubtful: "\u{1B}[33m"
    case .quiet: "\u{1B}[2m"
    case .heading: "\u{1B}[1m"
    }
  }

  static let reset: StaticString = "\u{1B}[0m"
}
