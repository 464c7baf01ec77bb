import RightsBaselines
import RightsModel
import Testing

/// What is written is read back as the same.
@Suite struct BaselineWriterTests {
  private static let library = BaselineLibrary.embedded
  static let ids = library.baselineIDs

  @Test(arguments: ids)
  func `a baseline of the library survives being written`(_ id: String) throws {
    let before = try #require(Self.library.load(ids: [id]).loaded.first)
    let text = BaselineWriter.text(of: before.document)
    // Under the same path, among the others, so that what it extends is found.
    let files = Self.library.files.map { file in
      file.id == id ? LibraryFile(path: file.path, uri: "written", bytes: Array(text.utf8)) : file
    }
    let load = BaselineLibrary(files: files).load(ids: [id])
    #expect(load.diagnostics.map(\.description) == [])
    let after = try #require(load.loaded.first)
    #expect(Meaning(after.baseline) == Meaning(before.baseline))
    #expect(BaselineWriter.text(of: after.document) == text)
  }

  @Test(arguments: [
    "a: b", "#x", "- a", "true", "null", "~", "1.0", "'", "\"", "a\nb", "\u{202E}evil", "tab\there", "ä ö", "{a}",
    "[a]",
    "*a", "&a", "!a", "%a", "@a", "`a", "a #b", " a", "a ", "a, b", "\\", "\u{FEFF}", "none", "\u{85}", "💥",
  ])
  func `any text survives being written`(_ text: String) throws {
    let load = SampleLibrary.load(SampleLibrary.text("a", "rights: {SeTcbPrivilege: {expect: no one}}"))
    var document = try #require(load.loaded.first).document
    document.title = text
    document.version = text
    document.rights[0].rationale = text
    document.rights[0].references = [Rule.Reference(framework: "some: [thing", ids: [text, "a"])]
    let again = SampleLibrary.load(
      BaselineWriter.text(of: document, header: [text], comments: [.tcbPrivilege: [text, "b\nrights: {}"]]))
    #expect(again.diagnostics.map(\.description) == [])
    let after = try #require(again.loaded.first)
    #expect(after.baseline.title == text)
    #expect(after.baseline.version == text)
    #expect(after.baseline.rules.first?.rationale == text)
    #expect(after.baseline.rules.first?.references == document.rights[0].references)
  }

  /// A baseline without its places.
  private struct Meaning: Equatable {
    var head: [String]
    var source: Baseline.Source?
    var scope: Baseline.Applicability
    var rules: [Rule]

    init(_ baseline: Baseline) {
      head = [
        baseline.id, baseline.title, baseline.version, baseline.layer.rawValue, baseline.unlisted.rawValue,
      ]
      source = baseline.source
      scope = baseline.appliesTo
      rules = baseline.rules.map { rule in
        var rule = rule
        rule.declaredAt = SourceLocation(uri: "")
        return rule
      }
    }
  }
}
