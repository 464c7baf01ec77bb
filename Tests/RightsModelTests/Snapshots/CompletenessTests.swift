import RightsModel
import Testing

@Suite struct CompletenessTests {
  private static let denied = CollectionError(message: "Access denied", code: "0x80041003")
  private static let rest = CollectionError(message: "", code: "0x00040009")

  /// What WMI answers to a caller, and what that proves of the providers.
  private static let answers: [(name: String, statement: Completeness, outcome: Completeness.Outcome)] = [
    ("all that is there", stated(.complete, [], true), .complete),
    ("what may be seen, without an error", stated(.complete, [], false), .partial),
    ("what may be seen, to who knows whom", stated(.complete, [], nil), .partial),
    ("nothing, refused", stated(.denied, [denied], true), .denied),
    ("the rest, said so", stated(.partial, [rest], true), .partial),
    ("the rest, with a collector that takes it for all", stated(.complete, [rest], true), .partial),
    ("nothing, with an error", stated(.failed, [CollectionError(message: "RPC")], true), .failed),
  ]

  private static func stated(
    _ outcome: Completeness.Outcome, _ errors: [CollectionError], _ isElevated: Bool?
  ) -> Completeness {
    Completeness(stated: outcome, of: .providers, errors: errors, isElevated: isElevated)
  }

  @Test(arguments: answers.indices) func `each way of WMI to answer proves what it proves`(_ index: Int) {
    let answer = Self.answers[index]
    #expect(answer.statement.outcome == answer.outcome, "\(answer.name)")
    #expect((answer.statement.explanation == nil) == (answer.outcome == .complete), "\(answer.name)")
  }

  @Test func `an explanation has the collector's words and what the code means`() throws {
    let text = try #require(Self.stated(.denied, [Self.denied], true).explanation)
    #expect(text == "Access denied (0x80041003 WBEM_E_ACCESS_DENIED: the caller has no permission, so no data came)")
    #expect(Completeness(.denied).explanation == "the collector was denied access")
    #expect(CollectionError(message: "m", code: "0xDEAD").description == "m (0xDEAD)")
  }

  @Test(arguments: ["0x80041003", "-2147217405", "2147749891", "0X80041003"])
  func `a code is known in each spelling of Windows`(_ text: String) {
    #expect(StatusCode(text: text)?.name == "WBEM_E_ACCESS_DENIED")
  }

  @Test func `each code is listed once`() {
    #expect(Set(StatusCode.all.map(\.value)).count == StatusCode.all.count)
    #expect(Set(StatusCode.all.map(\.name)).count == StatusCode.all.count)
  }

  @Test func `two statements about one thing never say more than either`() {
    for one in Completeness.Outcome.allCases {
      for other in Completeness.Outcome.allCases {
        let both = Completeness(one).limited(by: Completeness(other))
        #expect((both.outcome == .complete) == (one == .complete && other == .complete))
        #expect([one, other].contains(both.outcome))
        if one != .partial, one != .complete { #expect(both.outcome == one) }
      }
    }
  }

  // MARK: - Snapshots

  private static let holders: [Assignment] = [
    .principals([.name("x")], complete: true), .noOne, .notDefined, .notCollected,
  ]

  @Test(arguments: Completeness.Outcome.allCases) func `a statement takes away and never gives`(
    _ outcome: Completeness.Outcome
  ) {
    for assignment in Self.holders {
      var snapshot = Snapshot(subject: Subject(kind: .machine, id: "M"), layer: .effective)
      for right in UserRight.allCases { snapshot.rights[right] = ObservedRight(assignment) }
      snapshot.limit(.debugPrivilege, by: Completeness(outcome))
      #expect(snapshot.rights[.tcbPrivilege].assignment == assignment)
      let left = snapshot.rights[.debugPrivilege].assignment
      switch (outcome, assignment) {
      case (.complete, _): #expect(left == assignment)
      case (.partial, .principals(let holders, _)): #expect(left == .principals(holders, complete: false))
      case (_, _): #expect(left == .notCollected)
      }
      snapshot.limitRights(by: Completeness(outcome))
      #expect((snapshot.completeness.outcome == .complete) == (outcome == .complete))
      #expect((snapshot.limitation(of: .tcbPrivilege) == nil) == (outcome == .complete))
    }
  }

  @Test func `what nobody states proves no absence`() {
    var snapshot = Snapshot(subject: Subject(kind: .machine, id: "M"), layer: .effective)
    #expect(!snapshot.provesAbsence(in: .providers))
    snapshot.collected[.providers] = Completeness(.partial)
    #expect(!snapshot.provesAbsence(in: .providers))
    snapshot.collected[.providers] = .complete
    #expect(snapshot.provesAbsence(in: .providers) && snapshot.provesAbsence(in: .rights))
  }
}
