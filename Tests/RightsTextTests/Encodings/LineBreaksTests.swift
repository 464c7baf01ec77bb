import RightsText
import Testing

@Suite struct LineBreaksTests {
  /// Letters with line ends of all kinds between them, `length` characters long.
  private func text(_ length: Int, seed: UInt64) -> [UInt16] {
    var state = seed
    return (0..<length).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return [0x0A, 0x0D, 0x61, 0x0A0D, 0x0D00, 0x62][Int(state >> 33) % 6]
    }
  }

  /// One after the other.
  private func reference(_ units: ArraySlice<UInt16>) -> Int {
    var total = 0
    for (index, unit) in zip(units.indices, units) {
      let isPair = index + 1 < units.endIndex && units[index + 1] == 0x0A
      if unit == 0x0A || unit == 0x0D && !isPair { total += 1 }
    }
    return total
  }

  @Test(arguments: [0, 1, 2, 31, 32, 33, 63, 64, 65, 66, 67, 97, 129, 1000])
  func `the fast way and the slow way count the same lines`(_ length: Int) {
    for seed in 0..<20 as Range<UInt64> {
      let units = text(length, seed: seed)
      let wide = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      let narrow = units.map { UInt8($0 & 0xFF) }
      #expect(LineBreaks.count(wide.span, 0..<wide.count, isWide: true) == reference(units[...]))
      let bytes = narrow.map { UInt16($0) }
      #expect(LineBreaks.count(narrow.span, 0..<narrow.count, isWide: false) == reference(bytes[...]))
      let middle = length / 3..<length
      #expect(
        LineBreaks.count(wide.span, middle.lowerBound * 2..<middle.upperBound * 2, isWide: true)
          == reference(units[middle]))
    }
  }

  @Test func `a counter does not overflow where every character ends a line`() {
    let feeds = [UInt8](unsafeUninitializedCapacity: 4 << 20) { bytes, count in
      for index in 0..<4 << 20 { bytes.initializeElement(at: index, to: index & 1 == 0 ? 0x0A : 0) }
      count = 4 << 20
    }
    #expect(LineBreaks.count(feeds.span, 0..<feeds.count, isWide: true) == 2 << 20)
  }
}
