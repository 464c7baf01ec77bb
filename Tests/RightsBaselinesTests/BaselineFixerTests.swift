import RightsBaselines
import RightsModel
import Testing

@Suite struct BaselineFixerTests {
  private static func library(_ text: String, uri: String = "a.yaml") -> BaselineLibrary {
    BaselineLibrary(files: [LibraryFile(path: "Baselines/a.yaml", uri: uri, bytes: Array(text.utf8))])
  }

  /// The text after mending, and what was changed.
  private static func mended(_ text: String, only: Diagnostic.Code? = nil) -> (String, [BaselineFixer.Change]) {
    var fixer = BaselineFixer(library(text), names: []) { only == nil || $0 == only }
    let files = fixer.fix()
    return (files.first.map { String(decoding: $0.bytes, as: UTF8.self) } ?? text, files.flatMap(\.changes))
  }

  private static func document(_ rights: String) -> String {
    SampleLibrary.text("a", "severity: medium\nrights:\n" + rights)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var code: String
    var before: String
    /// Nil where nothing may change.
    var after: String?
    var testDescription: String

    init(_ code: String, _ name: String, _ before: String, _ after: String?) {
      (self.code, self.before, self.after, testDescription) = (code, before, after, "\(code): \(name)")
    }
  }

  static let cases: [Case] = [
    Case(
      "principal-separator", "plain, in brackets", "  SeAuditPrivilege: {expect: {exactly: [Users;, Guests]}}",
      "  SeAuditPrivilege: {expect: {exactly: [Users, Guests]}}"),
    Case(
      "principal-separator", "in quotes", "  SeAuditPrivilege: {expect: {exactly: ['Users, ', \"Guests;\"]}}",
      "  SeAuditPrivilege: {expect: {exactly: ['Users', \"Guests\"]}}"),
    Case(
      "principal-separator", "in the middle", "  SeAuditPrivilege: {expect: {exactly: ['Users, Guests']}}", nil),
    Case(
      "invalid-principal", "blanks around it", "  SeAuditPrivilege: {expect: {exactly: [' Users ']}}",
      "  SeAuditPrivilege: {expect: {exactly: ['Users']}}"),
    Case("invalid-principal", "a name of nobody", "  SeAuditPrivilege: {expect: {exactly: [Usrs]}}", nil),
    Case(
      "truncated-group-sid", "twice", "  SeAuditPrivilege: {expect: {exactly: [S-1-5-90, \"*S-1-5-96\"]}}",
      "  SeAuditPrivilege: {expect: {exactly: [S-1-5-90-0, \"S-1-5-96-0\"]}}"),
    Case(
      "duplicate-principal", "in brackets, its neighbours kept",
      "  SeAuditPrivilege: {expect: {exactly: [Users, S-1-5-32-545, Guests]}} # two",
      "  SeAuditPrivilege: {expect: {exactly: [Users, Guests]}} # two"),
    Case(
      "duplicate-principal", "in lines",
      "  SeAuditPrivilege:\n    expect:\n      exactly:\n      - Users # first\n      - S-1-5-32-545\n      # last\n      - Guests",
      "  SeAuditPrivilege:\n    expect:\n      exactly:\n      - Users # first\n      # last\n      - Guests"),
    Case(
      "duplicate-principal", "a comment would be lost",
      "  SeAuditPrivilege:\n    expect:\n      exactly:\n      - Users\n      - S-1-5-32-545 # why?\n", nil),
    Case(
      "duplicate-principal", "over lines",
      "  SeAuditPrivilege:\n    expect:\n      exactly: [Users,\n        Users, Guests]",
      "  SeAuditPrivilege:\n    expect:\n      exactly: [Users, Guests]"),
    Case(
      "duplicate-principal", "an anchor", "  SeAuditPrivilege: {expect: {exactly: [&u Users, Guests, *u]}}", nil),
    Case(
      "principal-spelling", "translated, old and in another case",
      "  SeAuditPrivilege: {expect: {exactly: [Gäste, world, '*S-1-5-6', \"nt authority\\\\network service\"]}}",
      "  SeAuditPrivilege: {expect: {exactly: [Guests, Everyone, '*S-1-5-6', \"NT AUTHORITY\\\\NETWORK SERVICE\"]}}"),
    Case(
      "right-spelling", "a key", "  sesystemTimePrivilege: {expect: {exactly: [Administrators]}}",
      "  SeSystemtimePrivilege: {expect: {exactly: [Administrators]}}"),
    Case(
      "unknown-right", "the name of the policy editor", "  \"Debug programs\": {expect: no one}",
      "  \"SeDebugPrivilege\": {expect: no one}"),
    Case(
      "unknown-value", "upper case", "  SeAuditPrivilege: {expect: No One, severity: HIGH}",
      "  SeAuditPrivilege: {expect: no one, severity: high}"),
    Case("unknown-value", "no word", "  SeAuditPrivilege: {expect: no one, severity: severe}", nil),
    Case(
      "rid-of-another-scope", "a domain's group", "  SeAuditPrivilege: {expect: {within: [$machine-512, $domain-544]}}",
      "  SeAuditPrivilege: {expect: {within: [$domain-512, S-1-5-32-544]}}"),
  ]

  @Test(arguments: cases)
  func `mends the word and nothing else`(_ sample: Case) {
    let (text, changes) = Self.mended(Self.document(sample.before), only: Diagnostic.Code(sample.code))
    #expect(text == Self.document(sample.after ?? sample.before))
    #expect(changes.isEmpty == (sample.after == nil))
    #expect(changes.allSatisfy { $0.code.id == sample.code })
  }

  static let fixable = LintTests.finding.filter { $0.page.fix != nil }

  @Test(arguments: fixable)
  func `what is mended loads, is not found again, and mending twice changes nothing`(_ example: LintTests.Example) {
    var fixer = BaselineFixer(example.library, names: [])
    let files = fixer.fix()
    let mended = BaselineLibrary(
      files: example.library.files.map { file in
        guard let new = files.first(where: { $0.uri == file.uri }) else { return file }
        return LibraryFile(path: file.path, uri: file.uri, bytes: new.bytes)
      })
    let left = BaselineLinter.lint(mended.loadAll())
    let changed = files.flatMap(\.changes).filter { $0.code.id == example.page.id }.count
    #expect(left.count { $0.code.id == example.page.id } == example.own.count - changed, "\(left)")
    if changed == example.own.count { #expect(!left.contains { $0.severity == .error }, "\(left)") }
    var again = BaselineFixer(mended, names: [])
    #expect(again.fix().isEmpty)
  }

  @Test(arguments: LintRules.pages.filter { $0.fix != nil }.map(\.id))
  func `every fix mends an example of its page`(_ id: String) {
    let changes = Self.fixable.filter { $0.page.id == id }.flatMap { example in
      var fixer = BaselineFixer(example.library, names: [])
      return fixer.fix().flatMap(\.changes)
    }
    #expect(changes.contains { $0.code.id == id })
  }

  @Test func `a fix uncovers the next one in the same run`() {
    let (text, changes) = Self.mended(Self.document("  SeAuditPrivilege: {expect: {exactly: [S-1-5-90-0, S-1-5-90]}}"))
    #expect(text == Self.document("  SeAuditPrivilege: {expect: {exactly: [S-1-5-90-0]}}"))
    #expect(changes.map(\.code) == ["truncated-group-sid", "duplicate-principal"])
  }

  @Test func `what cannot go is at least spelt as it should be`() {
    let library = SampleLibrary.library([
      "a": SampleLibrary.text("a", "severity: medium\nrights: {SeAuditPrivilege: {expect: {exactly: [Users]}}}"),
      "b": SampleLibrary.text("b", "extends: a\nrights: {SeAuditPrivilege: {add: [Benutzer]}}"),
    ])
    var fixer = BaselineFixer(library, names: ["b"])
    #expect(fixer.fix().flatMap(\.changes).map(\.after) == ["Users"])
  }

  @Test func `the first item of a list goes with its comma`() throws {
    let library = SampleLibrary.library([
      "a": SampleLibrary.text("a", "severity: medium\nrights: {SeAuditPrivilege: {expect: {exactly: [Users]}}}"),
      "b": SampleLibrary.text(
        "b", "extends: a\nrights: {SeAuditPrivilege: {add: [ Users, Guests ], reason: Both do.}}"),
    ])
    var fixer = BaselineFixer(library, names: ["b"])
    let text = String(decoding: try #require(fixer.fix().first).bytes, as: UTF8.self)
    #expect(text.contains("add: [ Guests ]"), "\(text)")
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `line ends and a byte order mark stay`(_ end: String) {
    let before = "\u{FEFF}# ünïcode 👩‍👩‍👧\n" + Self.document("  SeAuditPrivilege: {expect: {exactly: [Gäste, Guest]}} # é")
    let after = before.replacing("Gäste", with: "Guests")
    let (text, _) = Self.mended(before.replacing("\n", with: end))
    #expect(Array(text.utf8) == Array(after.replacing("\n", with: end).utf8))
  }

  @Test func `only the files that are named are changed`() {
    let broken = "severity: medium\nrights: {SeAuditPrivilege: {expect: {exactly: [S-1-5-90]}}}"
    let library = SampleLibrary.library([
      "a": SampleLibrary.text("a", broken), "b": SampleLibrary.text("b", "extends: a"),
      "c": SampleLibrary.text("c", broken),
    ])
    var heir = BaselineFixer(library, names: ["b"])
    #expect(heir.fix().isEmpty)
    var one = BaselineFixer(library, names: ["c"])
    #expect(one.fix().map(\.uri) == ["c.yaml"])
    var all = BaselineFixer(library, names: [])
    #expect(all.fix().map(\.uri) == ["a.yaml", "c.yaml"])
  }

  @Test func `a file in memory is not written, one on disk is, with its permissions`() throws {
    let text = Self.document("  SeAuditPrivilege: {expect: {exactly: [world]}}")
    var memory = BaselineFixer(Self.library(text), names: [])
    let file = try #require(memory.fix().first)
    #expect(throws: DiagnosticError.self) { try memory.write(file) }

    let folder = try SampleFolder(["Baselines/a.yaml": text])
    var disk = BaselineFixer(try BaselineLibrary.folder(folder.root), names: [])
    for file in disk.fix() { try disk.write(file) }
    let again = try BaselineLibrary.folder(folder.root)
    #expect(try again.file("Baselines/a.yaml")?.bytes() == Array(text.replacing("world", with: "Everyone").utf8))
    #expect(again.ignored == [], "nothing is left behind")
  }
}
