import RightsModel
import Testing

/// Production and the reference evaluator must say the same of every case.
@Suite struct AgreementTests {
  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func `the verdict is the one that listing every possible world gives`(_ seed: UInt64) {
    var generator = CaseGenerator(seed: seed)
    var judged = 0
    var verdicts: [Verdict: Int] = [:]
    var disagreements: [(size: Int, text: String)] = []
    for index in 0..<4000 {
      let sample = generator.next()
      guard let expected = ReferenceEvaluator.verdict(of: sample) else { continue }
      judged += 1
      verdicts[expected, default: 0] += 1
      let verdict = sample.verdict
      if verdict != expected {
        let text = "seed \(seed), case \(index): \(sample): is \(verdict), must be \(expected)"
        disagreements.append((text.utf8.count, text))
      }
    }
    disagreements.sort { $0.size < $1.size }
    #expect(
      disagreements.isEmpty, "\(disagreements.count) disagree, the shortest: \(disagreements.prefix(3).map(\.text))")
    // The cases must stay worth judging.
    #expect(judged > 3800)
    #expect(verdicts[.pass, default: 0] > 300)
    #expect(verdicts[.fail, default: 0] > 1200)
    #expect(verdicts[.unknown, default: 0] > 500)
  }
}
