import RightsModel
import Testing

@Suite struct WaiverStandingTests {
  private static func waiver(
    approvedOn: String? = nil, expires: String? = "2026-03-31", zone: Int = 0, lead: Int = 30
  ) -> Waiver {
    Waiver(
      id: "W", rules: ["r"], rights: [], principals: [], layer: nil, effect: .allowExtra, reason: "r", owner: "o",
      ticket: "t", approvedBy: approvedOn.map { _ in "a" }, approvedOn: approvedOn.flatMap { Day($0) },
      expires: expires.flatMap { Day($0) }, zone: zone, reviewLeadDays: lead, location: SourceLocation(uri: "w.yaml"))
  }

  @Test(arguments: [
    ("2026-03-31T23:59:59Z", 0, WaiverStanding.inForce), ("2026-04-01T00:00:00Z", 0, .expired),
    ("2026-03-31T21:59:59Z", 7200, .inForce), ("2026-03-31T22:00:00Z", 7200, .expired),
    ("2026-04-01T04:59:59Z", -18000, .inForce), ("2026-04-01T05:00:00Z", -18000, .expired),
    ("1999-01-01T00:00:00Z", 0, .inForce),
  ])
  func `it counts until its last day is over in its zone`(moment: String, zone: Int, standing: WaiverStanding) throws {
    #expect(Self.waiver(zone: zone).standing(at: try #require(Timestamp(moment))) == standing)
  }

  @Test(arguments: [
    ("2026-01-09T23:59:59Z", WaiverStanding.notYetApproved), ("2026-01-10T00:00:00Z", .inForce),
    ("2026-04-01T00:00:00Z", .expired),
  ])
  func `it counts from the day of its approval on`(moment: String, standing: WaiverStanding) throws {
    #expect(Self.waiver(approvedOn: "2026-01-10").standing(at: try #require(Timestamp(moment))) == standing)
  }

  @Test(arguments: [
    ("2024-02-29T23:59:59Z", WaiverStanding.inForce), ("2024-03-01T00:00:00Z", .expired),
    ("2024-02-28T23:59:59Z", .inForce),
  ])
  func `the day of a leap year is a day like others`(moment: String, standing: WaiverStanding) throws {
    #expect(Self.waiver(expires: "2024-02-29").standing(at: try #require(Timestamp(moment))) == standing)
  }

  @Test(arguments: [
    ("2026-03-30T09:59:59Z", 14 * 3600, WaiverStanding.inForce), ("2026-03-31T10:00:00Z", 14 * 3600, .expired),
    ("2026-04-01T11:59:59Z", -12 * 3600, .inForce), ("2026-04-01T12:00:00Z", -12 * 3600, .expired),
  ])
  func `its last day ends where the zone says`(moment: String, zone: Int, standing: WaiverStanding) throws {
    #expect(Self.waiver(zone: zone).standing(at: try #require(Timestamp(moment))) == standing)
  }

  @Test(arguments: [
    (30, WaiverStanding.inForce, WaiverStanding.tooLong), (29, .tooLong, .tooLong), (31, .inForce, .tooLong),
  ])
  func `it counts only where it lasts no longer than is allowed`(
    limit: Int, standing: WaiverStanding, permanent: WaiverStanding
  ) throws {
    let moment = try #require(Timestamp("2026-03-01T23:59:59Z"))
    #expect(Self.waiver().standing(at: moment, atMost: limit) == standing)
    #expect(Self.waiver(expires: nil).standing(at: moment, atMost: limit) == permanent)
    #expect(Self.waiver(approvedOn: "2025-01-01").standing(at: moment, atMost: limit) == .tooLong)
  }

  @Test func `a permanent one never ends`() throws {
    let waiver = Self.waiver(expires: nil)
    #expect(waiver.isPermanent)
    #expect(waiver.standing(at: try #require(Timestamp("9999-12-31T23:59:59Z"))) == .inForce)
    #expect(!waiver.isDueForReview(at: Timestamp(seconds: 0)))
  }

  @Test func `an approval is late where the evidence is known to be of an earlier day`() throws {
    let waiver = Self.waiver(approvedOn: "2026-01-10")
    #expect(waiver.isApprovedAfter(Timestamp("2026-01-09T23:59:59Z")))
    #expect(!waiver.isApprovedAfter(Timestamp("2026-01-10T00:00:00Z")))
    #expect(!waiver.isApprovedAfter(nil))
    #expect(!Self.waiver().isApprovedAfter(Timestamp(seconds: 0)))
  }

  @Test(arguments: [("2026-02-28T23:59:59Z", false), ("2026-03-01T00:00:00Z", true), ("2026-04-01T00:00:00Z", false)])
  func `it is due for review as many days before its end as it says`(moment: String, isDue: Bool) throws {
    #expect(Self.waiver().isDueForReview(at: try #require(Timestamp(moment))) == isDue)
  }

  @Test(arguments: ["2026-1-1", "2026-02-30", "2026-01-01T00:00:00Z", "", "never"])
  func `a day is a day and nothing else`(text: String) { #expect(Day(text) == nil) }

  @Test(arguments: ["1969-12-31", "1970-01-01", "2024-02-29", "2026-12-31"])
  func `a day is written as it is read`(text: String) throws {
    let day = try #require(Day(text))
    #expect(day.description == text)
    #expect(Day(Timestamp(seconds: day.start(zone: 0).seconds + 86399)) == day)
    #expect(day.adding(1).days(since: day) == 1 && day < day.adding(1))
  }
}
