import RightsModel
import Testing

@Suite struct SIDTests {
  private static let longest = "S-1-0xffffffffffff" + String(repeating: "-4294967295", count: 15)

  @Test(arguments: [
    ("S-1-1-0", "S-1-1-0"), ("s-1-5-32-544", "S-1-5-32-544"), ("S-1-0x5-32-544", "S-1-5-32-544"),
    ("S-1-5-0032-544", "S-1-5-32-544"), ("S-1-5-21-4294967295-0-1-500", "S-1-5-21-4294967295-0-1-500"),
    ("S-1-0x123456789abc-1", "S-1-0x123456789abc-1"), ("S-1-4294967296-1", "S-1-0x000100000000-1"),
    ("S-1-5-1-2-3-4-5-6-7-8-9-10-11-12-13-14-15", "S-1-5-1-2-3-4-5-6-7-8-9-10-11-12-13-14-15"),
    ("S-1-4294967295-0", "S-1-4294967295-0"), (longest, longest),
  ])
  func `text reads to the canonical form`(text: String, canonical: String) {
    #expect(SID(text)?.description == canonical)
  }

  @Test(arguments: [
    "", "S", "S-1", "S-1-", "S-1-5", "S-1-5-", "S-1-5--1", "S-2-5-32", "S-1-5-4294967296", "S-1-281474976710656-1",
    "S-1-0x-1", "S-1-0x1234567890abc-1", "S-1-5-32-544 ", " S-1-5-32-544", "*S-1-5-32-544", "S-1-5-32-5a4",
    "S-1-5-0x20",
    "S-1-5-1-2-3-4-5-6-7-8-9-10-11-12-13-14-15-16", "S-1-5-32-99999999999999999999", "S-1-5-32-+1", "S-1-５-32",
  ])
  func `anything else is refused`(_ text: String) {
    #expect(SID(text) == nil)
  }

  @Test(arguments: [
    ("*S-1-5-32-544,*S-1-1-0", 1, "S-1-5-32-544", 13), ("S-1-1-0 ", 0, "S-1-1-0", 7), ("S-1-1-0", 0, "S-1-1-0", 7),
    ("S-1-5-18x", 0, "S-1-5-18", 8),
  ])
  func `a SID inside a text ends where its digits end`(text: String, start: Int, canonical: String, end: Int) {
    var index = start
    let sid = SID(utf8: Array(text.utf8).span, at: &index)
    #expect(sid?.description == canonical)
    #expect(index == end)
  }

  @Test func `order and equality are numeric`() throws {
    let texts = ["S-1-5-32-544", "S-1-5-6", "S-1-1-0", "S-1-5-19", "S-1-5-32-545", "S-1-5-32"]
    let sorted = try texts.map { try #require(SID($0)) }.sorted().map(\.description)
    #expect(sorted == ["S-1-1-0", "S-1-5-6", "S-1-5-19", "S-1-5-32", "S-1-5-32-544", "S-1-5-32-545"])
    #expect(SID("S-1-0x5-18") == SID("S-1-5-18"))
    #expect(SID("S-1-5-18")?.hashValue == SID("S-1-0x5-18")?.hashValue)
  }
}
