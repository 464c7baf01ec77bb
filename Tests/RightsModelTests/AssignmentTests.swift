import RightsModel
import Testing

@Suite struct AssignmentTests {
  private static func sid(_ rid: UInt32) -> Principal? { SID(authority: 5, subAuthorities: [rid]).map { .sid($0) } }

  @Test(arguments: [
    [1, 2, 3], [3, 2, 1], [2, 1, 2], [1, 1], [7], [5, 5, 1, 9, 1, 5, 9, 0], Array(0..<60).reversed(),
  ])
  func `holders in any order are a sorted set`(_ rids: [UInt32]) {
    let assignment = Assignment(holders: rids.compactMap(Self.sid), complete: true)
    #expect(assignment == .principals(Set(rids).sorted().compactMap(Self.sid), complete: true))
  }

  @Test func `SIDs stand before names, and names in the order of their bytes`() {
    let holders: [Principal] = [.name("b"), .name("B"), .relative(.machine, rid: 501), .name("b")]
    let assignment = Assignment(holders: holders + [Self.sid(4)].compactMap(\.self), complete: false)
    #expect(
      assignment
        == .principals(
          [Self.sid(4)].compactMap(\.self) + [.relative(.machine, rid: 501), .name("B"), .name("b")], complete: false))
  }

  @Test func `an empty list is nobody where it is whole, and nothing where it is not`() {
    #expect(Assignment(holders: [], complete: true) == .noOne)
    #expect(Assignment(holders: [], complete: false) == .notCollected)
  }
}
