internal import RightsModel
internal import RightsText

/// Lines of `[Privilege Rights]` and what they say, by the bytes of the file: one that is known need not be decoded.
///
/// A line takes its slot from whatever was there.
struct LineMemory {
  /// A class: to look at one costs no copy of what it holds.
  private final class Line {
    let text: [UInt8]
    // The same bytes say something else where a unit has two of them.
    let isWide: Bool
    let right: UserRight
    let assignment: Assignment
    let mark: LineMark

    init(_ text: [UInt8], isWide: Bool, _ right: UserRight, _ assignment: Assignment, _ mark: LineMark) {
      self.text = text
      self.isWide = isWide
      self.right = right
      self.assignment = assignment
      self.mark = mark
    }
  }

  private static let slotCount = 2048
  /// Longer lines are not kept, in bytes.
  private static let longest = 1024

  private var slots: [Line?] = []
  /// The number of the next mark; no mark is given twice.
  private var next: UInt32 = 0

  /// Puts down what a line says, where it was kept and says something of a right that is not listed.
  ///
  /// - Returns: the right; nil where the line has to be read.
  func put(
    _ text: Span<UInt8>, isWide: Bool, line number: Int32, into rights: inout RightsTable, _ listed: UserRightSet
  ) -> UserRight? {
    guard !slots.isEmpty else { return nil }
    guard let kept = slots[Self.slot(of: text)], text.holds(kept.text), kept.isWide == isWide,
      !listed.contains(kept.right)
    else { return nil }
    rights.set(kept.right, kept.assignment, line: number, mark: kept.mark)
    return kept.right
  }

  /// Keeps what a line says, whoever writes it wherever: it must not depend on anything else, and name SIDs alone.
  mutating func keep(_ text: Span<UInt8>, isWide: Bool, _ right: UserRight, _ assignment: Assignment) {
    guard text.count <= Self.longest, next < .max else { return }
    if slots.isEmpty { slots = Array(repeating: nil, count: Self.slotCount) }
    slots[Self.slot(of: text)] = Line(
      text.withUnsafeBufferPointer { Array($0) }, isWide: isWide, right, assignment, LineMark(next))
    next += 1
  }

  private static func slot(of text: Span<UInt8>) -> Int {
    Int(truncatingIfNeeded: ByteHash.hash(text) & UInt64(slotCount - 1))
  }
}
