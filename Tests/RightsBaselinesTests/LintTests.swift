import RightsBaselines
import RightsModel
import Testing

/// Every page's examples, and what holds for all rules.
@Suite struct LintTests {
  struct Example: Sendable, CustomTestStringConvertible {
    var page: LintPage
    var library: BaselineLibrary
    /// Sorted.
    var places: [Place]
    var testDescription: String

    init(_ page: LintPage, _ example: LintExample, _ name: String) {
      self.page = page
      var files: [LibraryFile] = []
      var places: [Place] = []
      for (id, text) in example.documents {
        let marked = Marked(text, uri: "\(id).yaml")
        places += marked.locations
        files.append(LibraryFile(path: "Baselines/\(id).yaml", uri: "\(id).yaml", bytes: Array(marked.text.utf8)))
      }
      library = BaselineLibrary(files: files)
      self.places = places.sorted()
      testDescription = "\(page.id) \(name)"
    }

    var found: [Diagnostic] { BaselineLinter.lint(library.loadAll()) }
    var own: [Diagnostic] { found.filter { $0.code.id == page.id } }
  }

  static let finding = LintRules.pages.flatMap { page in
    page.finds.enumerated().map { Example(page, $1, "finds \($0 + 1)") }
  }
  static let silent = LintRules.pages.flatMap { page in
    page.silent.enumerated().map { Example(page, $1, "is silent \($0 + 1)") }
  }

  @Test(arguments: finding)
  func `a rule finds what its page says, there and with its severity`(_ example: Example) {
    #expect(!example.places.isEmpty, "no mark")
    #expect(example.own.map { $0.location ?? Place(uri: "") } == example.places, "\(example.found)")
    #expect(example.own.allSatisfy { $0.severity == example.page.severity })
  }

  @Test(arguments: silent)
  func `a rule is silent where its page says so`(_ example: Example) {
    #expect(example.places.isEmpty)
    #expect(example.own == [])
    // What is right has to be right altogether, or nobody could copy it.
    #expect(example.found.filter { $0.severity == .error } == [])
  }

  @Test(arguments: finding)
  func `no other rule finds the same example but those that the page names`(_ example: Example) {
    let others = Set(example.found.map(\.code.id)).subtracting([example.page.id] + example.page.alongside)
    #expect(others.isEmpty, "\(example.found)")
  }

  @Test(arguments: LintRules.pages.map(\.id))
  func `a page is whole`(_ id: String) throws {
    let page = try #require(LintRules.named(id))
    #expect(id.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D })
    for text in [page.summary, page.fix?.summary ?? "-"] { #expect(!text.isEmpty && !text.hasSuffix(".")) }
    for text in [page.why, page.mend] {
      #expect(text.hasSuffix(".") || text.hasSuffix("`."))
    }
    #expect(!page.finds.isEmpty && !page.silent.isEmpty)
    #expect(page.alongside.allSatisfy { LintRules.named($0) != nil })
    let text = try #require(LintPage.text(for: id))
    for part in [page.summary, page.severity.rawValue, "👉"] { #expect(text.contains(part), "\(text)") }
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 120 }, "\(text)")
    #expect(text.contains("--fix") == (page.fix != nil))
  }

  @Test func `pages are sorted by id, each id is used once, and there are enough`() {
    let ids = LintRules.pages.map(\.id)
    #expect(ids == ids.sorted())
    #expect(Set(ids).count == ids.count)
    #expect(LintRules.all.count >= 30)
    #expect(LintPage.text(for: "no-such-rule") == nil)
  }

  @Test func `what several heirs inherit is found once`() {
    let library = SampleLibrary.library([
      "a": SampleLibrary.text("a", "severity: low\nrights: {SeAuditPrivilege: {expect: {exactly: [S-1-5-90]}}}"),
      "b": SampleLibrary.text("b", "extends: a"), "c": SampleLibrary.text("c", "extends: a"),
    ])
    #expect(BaselineLinter.lint(library.loadAll()).map(\.code) == ["truncated-group-sid"])
  }
}
