import RightsModel
import Testing

@Suite struct TimestampTests {
  @Test(arguments: [
    ("1970-01-01", "1970-01-01T00:00:00Z"), ("2026-10-01T02:00:00Z", "2026-10-01T02:00:00Z"),
    ("2026-10-01T02:00:00.1234567Z", "2026-10-01T02:00:00Z"), ("2026-10-01T02:00+09:00", "2026-09-30T17:00:00Z"),
    ("2024-02-29t23:59:59-0100", "2024-03-01T00:59:59Z"), ("1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z"),
    ("0001-01-01", "0001-01-01T00:00:00Z"), ("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z"),
  ])
  func `a moment reads and prints`(text: String, printed: String) {
    #expect(Timestamp(text)?.description == printed)
  }

  @Test(arguments: [
    "", "2026", "2026-13-01", "2026-02-29", "2026-10-01T25:00:00Z", "2026-10-01T02:00:00", "2026-10-01T02:00:00Zx",
    "2026-10-01T02:00:00.Z", "2026-1-1", "01/02/2026",
  ])
  func `what has no known moment is refused`(_ text: String) {
    #expect(Timestamp(text) == nil)
  }
}
