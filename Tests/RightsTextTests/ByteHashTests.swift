import RightsText
import Testing

@Suite struct ByteHashTests {
  @Test func `every byte and the length count, wherever they stand`() {
    var seen: Set<UInt64> = []
    for count in [0, 1, 15, 16, 17, 63, 64, 65, 200] {
      let bytes = [UInt8](repeating: 7, count: count)
      #expect(seen.insert(ByteHash.hash(bytes.span)).inserted, "\(count)")
      for index in bytes.indices {
        var other = bytes
        other[index] = 8
        #expect(seen.insert(ByteHash.hash(other.span)).inserted, "\(index) of \(count)")
      }
    }
  }

  @Test func `another seed is another hash, and the place in memory is none`() {
    let bytes = Array(0..<100) as [UInt8]
    #expect(ByteHash.hash(bytes.span, seed: 1) != ByteHash.hash(bytes.span, seed: 2))
    for start in 1..<20 {
      let moved = [UInt8](repeating: 0, count: start) + bytes
      #expect(ByteHash.hash(moved.span.extracting(start..<moved.count)) == ByteHash.hash(bytes.span))
    }
  }
}
