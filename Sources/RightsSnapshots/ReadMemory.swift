internal import Glibc
internal import RightsModel

/// Lists of holders that were read before: a fleet writes few different ones, and one machine writes some of them often.
///
/// Of fixed size: a list takes its slot from whatever was there. Exact: texts are compared byte by byte. Whoever reads many
/// files keeps one; it is not for sharing.
package final class ReadMemory {
  private struct Slot {
    var text: [UInt8]
    var assignment: Assignment
  }

  private static let slotCount = 1024
  /// Longer texts are not kept, in bytes.
  private static let longest = 512

  private var slots = [Slot?](repeating: nil, count: slotCount)

  package init() {}

  /// What a text says, where it was kept.
  func find(_ text: Span<UInt8>) -> Assignment? {
    guard let slot = slots[Self.slot(of: text)], Self.equal(slot.text, text) else { return nil }
    return slot.assignment
  }

  /// Keeps what a text says, whoever writes it wherever: it must not depend on anything else.
  func keep(_ text: Span<UInt8>, _ assignment: Assignment) {
    guard text.count <= Self.longest else { return }
    slots[Self.slot(of: text)] = Slot(
      text: text.withUnsafeBufferPointer { Array($0) }, assignment: assignment)
  }

  // Eight bytes a step. Not for hostile keys: whoever finds a collision only loses time.
  private static func slot(of text: Span<UInt8>) -> Int {
    var state = UInt64(truncatingIfNeeded: text.count)
    func mix(_ word: UInt64) {
      state = (state ^ word) &* 0x9E37_79B9_7F4A_7C15
      state ^= state >> 32
    }
    var index = 0
    while index + 8 <= text.count {
      mix(text.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
      index += 8
    }
    while index < text.count {
      mix(UInt64(text[index]))
      index += 1
    }
    return Int(truncatingIfNeeded: state >> 20 & UInt64(slotCount - 1))
  }

  private static func equal(_ kept: [UInt8], _ text: Span<UInt8>) -> Bool {
    guard kept.count == text.count else { return false }
    return kept.withUnsafeBufferPointer { left in
      text.withUnsafeBufferPointer { right in
        guard let left = left.baseAddress, let right = right.baseAddress else { return true }
        return memcmp(left, right, kept.count) == 0
      }
    }
  }
}
