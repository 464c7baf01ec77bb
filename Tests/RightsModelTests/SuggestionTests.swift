import RightsModel
import Testing

@Suite struct SuggestionTests {
  @Test(arguments: [
    ("unlsited", "unlisted"), ("Exactly", "exactly"), ("include", "includes"), ("witihn", "within"),
    ("SeDebugPrivelege", "SeDebugPrivilege"),
  ])
  func `finds the nearest word`(_ word: String, _ expected: String) {
    let words = ["exactly", "within", "includes", "excludes", "unlisted", "SeDebugPrivilege", "SeTcbPrivilege"]
    #expect(Suggestion.closest(to: word, in: words) == expected)
  }

  @Test(arguments: ["", "zzzz", String(repeating: "exactly", count: 100)])
  func `stays silent where nothing is near`(_ word: String) {
    #expect(Suggestion.closest(to: word, in: ["exactly", "within"]) == nil)
  }
}
