internal import RightsModel
internal import RightsText

/// Verdicts of rights sections that were seen before: a fleet has some tens of configurations.
///
/// Bounded, and exact: sections are compared byte by byte. One worker has one.
struct Memory {
  /// What all subjects with one section, one rule set and one context share.
  final class Entry {
    let bytes: [UInt8]
    let ruleSet: Int
    let context: Int
    let outcome: Outcome
    /// Asked for since the last sweep.
    var isHot = false

    init(bytes: [UInt8], ruleSet: Int, context: Int, outcome: Outcome) {
      self.bytes = bytes
      self.ruleSet = ruleSet
      self.context = context
      self.outcome = outcome
    }

    /// Whether these are its bytes.
    func holds(_ file: Span<UInt8>, _ first: Range<Int>, _ second: Range<Int>) -> Bool {
      bytes.count == first.count + second.count && file.extracting(first).holds(bytes[..<first.count])
        && file.extracting(second).holds(bytes[first.count...])
    }

    /// About its bytes: a result with what it holds takes some hundred.
    var weight: Int { bytes.count + outcome.results.count * 640 }
  }

  /// Verdicts without what belongs to one subject alone.
  struct Outcome {
    var baselines: [Int]
    var results: [RuleResult]
    var findings: [String]
    var counts: VerdictCounts
    var names: [SID: String]
    var sectionLine: Int32
    var readAs: [String]
  }

  /// About how many bytes are kept. Past it, what was not asked for since the last time is dropped: names sort by role, so
  /// what one role leaves behind must not keep out the next.
  static let limit = 3 << 20
  /// Lookups after which it is asked whether remembering pays.
  static let window = 1024
  /// Lookups for which nothing is added where it does not: copies of sections cost more than they save.
  static let pause = 8192

  private var entries: [UInt64: [Entry]] = [:]
  private var size = 0
  private var lookups = 0
  private var hits = 0
  private var pausing = 0

  /// A hash of two ranges of a file.
  static func hash(_ file: Span<UInt8>, _ first: Range<Int>, _ second: Range<Int>, seed: UInt64) -> UInt64 {
    ByteHash.hash(file.extracting(second), seed: ByteHash.hash(file.extracting(first), seed: seed))
  }

  mutating func find(
    _ hash: UInt64, _ file: Span<UInt8>, _ first: Range<Int>, _ second: Range<Int>, ruleSet: Int, context: Int
  ) -> Entry? {
    count()
    guard let candidates = entries[hash] else { return nil }
    for entry in candidates where entry.ruleSet == ruleSet && entry.context == context {
      if entry.holds(file, first, second) {
        hits += 1
        entry.isHot = true
        return entry
      }
    }
    return nil
  }

  private mutating func count() {
    if pausing > 0 {
      pausing -= 1
      return
    }
    lookups += 1
    guard lookups == Self.window else { return }
    if hits * 8 < lookups { pausing = Self.pause }
    (lookups, hits) = (0, 0)
  }

  mutating func add(
    _ hash: UInt64, _ file: Span<UInt8>, _ first: Range<Int>, _ second: Range<Int>, ruleSet: Int, context: Int,
    _ outcome: @autoclosure () -> Outcome
  ) {
    guard pausing == 0 else { return }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(first.count + second.count)
    for range in [first, second] {
      file.extracting(range).withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    }
    let entry = Entry(bytes: bytes, ruleSet: ruleSet, context: context, outcome: outcome())
    if size + entry.weight > Self.limit { sweep() }
    size += entry.weight
    entries[hash, default: []].append(entry)
  }

  private mutating func sweep() {
    size = 0
    for (hash, bucket) in entries {
      let kept = bucket.filter(\.isHot)
      for entry in kept {
        entry.isHot = false
        size += entry.weight
      }
      entries[hash] = kept.isEmpty ? nil : kept
    }
    if size * 2 > Self.limit { (entries, size) = ([:], 0) }
  }
}
