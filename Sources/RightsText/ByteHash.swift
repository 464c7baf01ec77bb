/// Hashes of stretches of bytes, for tables that compare the bytes as well.
///
/// Not for hostile keys: whoever finds a collision only loses time.
package enum ByteHash {
  /// The hash of one range of a file: 64 bytes a step, in four lanes that do not wait for each other.
  package static func hash(_ bytes: Span<UInt8>, seed: UInt64 = 0) -> UInt64 {
    bytes.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return seed }
      let count = bytes.count
      var state = seed ^ 0x9E37_79B9_7F4A_7C15 &* UInt64(truncatingIfNeeded: count)
      var index = 0
      if count >= 64 {
        var lanes = (state, state &+ 0xE703_7ED1_A0B4_28DB, ~state, state ^ 0x8EBC_6AF0_9C88_C6E3)
        while index &+ 64 <= count {
          mix(&lanes.0, base, index)
          mix(&lanes.1, base, index &+ 16)
          mix(&lanes.2, base, index &+ 32)
          mix(&lanes.3, base, index &+ 48)
          index &+= 64
        }
        state = lanes.0 ^ (lanes.1 &* 3) ^ (lanes.2 &* 5) ^ (lanes.3 &* 7)
      }
      while index &+ 16 <= count {
        mix(&state, base, index)
        index &+= 16
      }
      while index < count {
        state = (state ^ UInt64(bytes[index])) &* 0x1000_0000_01B3
        index &+= 1
      }
      return state ^ state >> 32
    }
  }

  @inline(__always)
  private static func mix(_ state: inout UInt64, _ base: UnsafeRawPointer, _ index: Int) {
    let first = base.loadUnaligned(fromByteOffset: index, as: UInt64.self)
    let second = base.loadUnaligned(fromByteOffset: index &+ 8, as: UInt64.self)
    let (high, low) = (first ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(by: second ^ state)
    state = high ^ low
  }
}
