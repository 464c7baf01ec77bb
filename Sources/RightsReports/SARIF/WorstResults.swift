import RightsModel

/// Rendered results, no more than a limit: the worst severities, of one severity those that came first.
struct WorstResults: Sendable {
  struct Result: Sendable {
    /// The rendered object.
    var bytes: [UInt8]
    /// Collected files that it mentions.
    var files: [InputFile]
    /// Uris of all files that it mentions.
    var documents: [String]
    /// Its place among all results.
    fileprivate(set) var order = 0

    init(bytes: [UInt8], files: [InputFile], documents: [String]) {
      self.bytes = bytes
      self.files = files
      self.documents = documents
    }
  }

  let limit: Int
  /// Results that found no room.
  private(set) var leftOut = 0
  private var kept: [Severity: [Result]] = [:]
  private var count = 0
  private var seen = 0

  init(limit: Int) { self.limit = limit }

  /// Whether a result of this severity finds room; when not, it counts as left out and need not be rendered.
  mutating func accepts(_ severity: Severity) -> Bool {
    if count < limit || leastKept.map({ $0 < severity }) == true { return true }
    leftOut += 1
    return false
  }

  /// Keeps a result that `accepts` found room for; a lesser one may have to go.
  mutating func add(_ result: Result, _ severity: Severity) {
    var result = result
    result.order = seen
    seen += 1
    if count == limit, let least = leastKept {
      _ = kept[least]?.popLast()
      count -= 1
      leftOut += 1
    }
    kept[severity, default: []].append(result)
    count += 1
  }

  /// What is kept, in the order in which it came.
  var inOrder: [Result] { kept.values.joined().sorted { $0.order < $1.order } }

  private var leastKept: Severity? { Severity.allCases.last { kept[$0]?.isEmpty == false } }
}
