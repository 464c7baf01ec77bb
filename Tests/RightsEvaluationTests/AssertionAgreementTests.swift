import RightsModel
import Testing

/// The evaluator of statements about sets and the slow one that lists every possible machine must say the same.
@Suite struct AssertionAgreementTests {
  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `a statement passes or fails only where it does so on every possible machine`(_ seed: UInt64) {
    var generator = SetCaseGenerator(seed: seed)
    var counts: [Truth: Int] = [:]
    var wrong: [(size: Int, text: String)] = []
    var timid: [(size: Int, text: String)] = []
    for index in 0..<700 {
      let sample = generator.next()
      guard let expected = SetReference.outcome(sample) else { continue }
      counts[expected, default: 0] += 1
      let verdict = sample.verdict
      let text = "seed \(seed), case \(index): \(sample): is \(verdict), must be \(expected)"
      switch (verdict, expected) {
      case (.pass, .pass), (.fail, .fail), (.unknown, .unknown), (.notCollected, .unknown): break
      case (.pass, _), (.fail, _): wrong.append((text.utf8.count, text))
      // That one alternative holds whenever another does not, it need not see.
      case (.unknown, .pass) where sample.isAlternative: break
      case _: timid.append((text.utf8.count, text))
      }
    }
    #expect(wrong.isEmpty, "\(wrong.count) wrong, the shortest: \(wrong.min { $0.size < $1.size }?.text ?? "")")
    #expect(timid.isEmpty, "\(timid.count) timid, the shortest: \(timid.min { $0.size < $1.size }?.text ?? "")")
    // The cases must stay worth judging.
    #expect(counts[.pass, default: 0] > 60)
    #expect(counts[.fail, default: 0] > 150)
    #expect(counts[.unknown, default: 0] > 60)
  }
}
