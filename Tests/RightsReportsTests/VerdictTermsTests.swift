import RightsModel
import RightsReports
import Testing

@Suite struct VerdictTermsTests {
  @Test(arguments: [
    (Verdict.pass, "PASS", "pass", VerdictTerms.JUnitElement.none, false), (.fail, "FAIL", "fail", .failure, true),
    (.notApplicable, "N/A", "notApplicable", .skipped, false), (.notCollected, "GAP", "review", .error, true),
    (.stale, "GAP", "review", .error, true), (.unknown, "UNKNOWN", "open", .error, true),
    (.error, "ERROR", "review", .error, true),
  ])
  func `a verdict has the words of the contract`(
    verdict: Verdict, word: String, kind: String, element: VerdictTerms.JUnitElement, isProblem: Bool
  ) {
    let terms = VerdictTerms(verdict)
    #expect(terms.word == word)
    #expect(terms.sarifKind == kind)
    #expect(terms.junit == element)
    #expect(terms.isProblem == isProblem)
  }
}
