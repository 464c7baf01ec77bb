internal import Glibc

extension Span<UInt8> {
  /// Whether these are the same bytes.
  package func holds(_ bytes: [UInt8]) -> Bool { holds(bytes[...]) }

  /// Whether these are the same bytes.
  package func holds(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count == count else { return false }
    return bytes.withUnsafeBufferPointer { left in
      withUnsafeBufferPointer { right in
        guard let left = left.baseAddress, let right = right.baseAddress else { return true }
        return memcmp(left, right, count) == 0
      }
    }
  }
}
