import RightsText
import Testing

@Suite struct ByteOrderTests {
  static let lists: [[String]] = [
    [], ["a"], ["b", "a", "", "ab", "B", "é", "e", "z\u{1F600}", "a"],
    // The same up to, at and behind what is compared at once.
    ["0123456789abcdef1", "0123456789abcdef", "0123456789abcde", "0123456789abcdeg", "0123456789abcdef0"],
    ["01234567", "012345678", "0123456", "01234568"],
    (0..<300).map { "WS\(String($0 * 7919 % 1000, radix: 7)).inf" },
  ]

  @Test(arguments: lists) func `texts stand in the order of their bytes`(_ list: [String]) {
    let due = list.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    #expect(list.sortedInBytes(by: \.self) == due)
    #expect(list.reversed().sortedInBytes(by: \.self) == due)
  }
}
