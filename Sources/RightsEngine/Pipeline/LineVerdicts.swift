internal import RightsModel

/// What became of lines that were read and judged before, by rule: files that differ, differ in few lines. For the rules of
/// one set, and one worker.
///
/// A line is known by its mark, which says that it names SIDs alone: only what no context can change may be kept.
struct LineVerdicts {
  /// Where they are kept between subjects: whoever judges one takes them out, since a class is asked for leave at every
  /// look.
  final class Store {
    var verdicts: LineVerdicts

    init(_ verdicts: LineVerdicts) { self.verdicts = verdicts }
  }

  /// A fail as it was found, with the fingerprint of what was. A class, so that there is room for many.
  final class Fail {
    let result: RuleResult
    let fingerprint: String

    init(_ result: RuleResult, _ fingerprint: String) {
      self.result = result
      self.fingerprint = fingerprint
    }
  }

  private struct Slot {
    var mark: LineMark
    /// Nil where the line passes.
    var fail: Fail?
  }

  /// A rule's; a mark takes its slot from whatever was there.
  private static let slotCount = 16

  // Those of a rule stand together.
  private var slots: [Slot?]

  init(rules: Int) { slots = Array(repeating: nil, count: rules * Self.slotCount) }

  private static func slot(_ position: Int, _ mark: LineMark) -> Int {
    position * slotCount + Int(mark.number) % slotCount
  }

  /// Whether the line passes the rule at a position.
  func passes(_ position: Int, _ mark: LineMark) -> Bool {
    guard let slot = slots[Self.slot(position, mark)] else { return false }
    return slot.mark == mark && slot.fail == nil
  }

  /// How it fails that rule.
  func fail(_ position: Int, _ mark: LineMark) -> Fail? {
    guard let slot = slots[Self.slot(position, mark)], slot.mark == mark else { return nil }
    return slot.fail
  }

  mutating func keep(_ position: Int, _ mark: LineMark, _ fail: Fail?) {
    slots[Self.slot(position, mark)] = Slot(mark: mark, fail: fail)
  }
}
