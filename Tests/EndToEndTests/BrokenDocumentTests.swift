import Foundation
import Testing

/// A document of ours that is wrong: `«` marks the place that the conversation must name.
private struct BrokenSample: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var text: [UInt8]
  /// `line:column`, or nil where it only names the file.
  var place: String?
  var says: [String]

  /// - Parameter rights: what stands under `rights:` of a baseline that is otherwise right.
  init(_ name: String, rights: String, says: String...) {
    let head = Sample.baseline.components(separatedBy: "rights:\n")[0]
    self.init(name, head + "rights:\n" + rights + "\n", says)
  }

  init(_ name: String, _ text: String, _ says: [String]) {
    testDescription = name
    let before = text.components(separatedBy: "«")[0]
    if before.count < text.count {
      let lines = before.components(separatedBy: "\n")
      place = "\(lines.count):\((lines.last ?? "").unicodeScalars.count + 1)"
    }
    self.text = Array(text.replacingOccurrences(of: "«", with: "").utf8)
    self.says = says
  }

  init(_ name: String, bytes: [UInt8], place: String?, says: [String]) {
    (testDescription, text, self.place, self.says) = (name, bytes, place, says)
  }
}

@Suite(.timeLimit(.minutes(15))) struct BrokenDocumentTests {
  private static let bomb = """
      &a [x, x, x, x, x, x, x, x, x, x]

    """
    + (1..<12).map { level in
      "b\(level): &b\(level) ["
        + [String](repeating: level == 1 ? "*a" : "*b\(level - 1)", count: 10).joined(separator: ", ") + "]\n"
    }.joined()

  private static func replacing(_ text: String, _ other: String) -> String {
    Sample.baseline.replacingOccurrences(of: text, with: other)
  }

  private static let samples: [BrokenSample] = [
    BrokenSample(
      "a right twice", rights: "  SeTcbPrivilege: {expect: no one}\n  «SeTcbPrivilege: {expect: no one}",
      says: "SeTcbPrivilege"),
    BrokenSample("a key twice", replacing("title: For tests", "title: For tests\n«title: Again"), ["title"]),
    BrokenSample(
      "a typo in a key", rights: "  SeTcbPrivilege: {«expct: no one}", says: "expct", "did you mean \"expect\""),
    BrokenSample("a typo at the top", replacing("unlisted:", "«unlsted:"), ["did you mean \"unlisted\""]),
    BrokenSample(
      "an unknown right", rights: "  «SeDebugPrivilige: {expect: no one}", says: "did you mean \"SeDebugPrivilege\""),
    BrokenSample(
      "a list without an operator", rights: "  SeTcbPrivilege: {expect: «[Administrators]}", says: "exactly"),
    BrokenSample(
      "an operator that is none", rights: "  SeTcbPrivilege: {expect: {«equals: [Administrators]}}", says: "equals",
      "exactly"),
    BrokenSample("nothing expected", rights: "  SeTcbPrivilege: «{severity: low}", says: "expect"),
    BrokenSample("a word that is no expectation", rights: "  SeTcbPrivilege: {expect: «nobody}", says: "no one"),
    BrokenSample("a tab", rights: "«\tSeTcbPrivilege: {expect: no one}", says: "tab"),
    BrokenSample("an alias bomb", "a: \(bomb)", ["aliases"]),
    BrokenSample("a number in the place of a list", rights: "  SeTcbPrivilege: {expect: {exactly: «7}}", says: "list"),
    BrokenSample("a list in the place of a text", replacing("title: For tests", "title: «[For, tests]"), ["title"]),
    BrokenSample("an empty list", rights: "  SeTcbPrivilege: {expect: {exactly: «[]}}", says: "no one"),
    BrokenSample(
      "an unknown severity", rights: "  SeTcbPrivilege: {expect: no one, severity: «hihg}",
      says: "did you mean \"high\""),
    BrokenSample(
      "an unknown principal", rights: "  SeTcbPrivilege: {expect: {exactly: [«Adminstrators]}}", says: "Administrators"),
    BrokenSample("a SID that is none", rights: "  SeTcbPrivilege: {expect: {exactly: [«S-1-5-]}}", says: "S-1-5-"),
    BrokenSample(
      "a class where single principals belong", rights: "  SeTcbPrivilege: {expect: {exactly: [«'NT SERVICE\\*']}}",
      says: "within"),
    BrokenSample(
      "operators that no set satisfies",
      rights: "  SeTcbPrivilege: {expect: {includes: [Administrators], «excludes: [Administrators]}}",
      says: "no assignment satisfies"),
    BrokenSample(
      "not defined in an effective baseline", rights: "  SeTcbPrivilege: {expect: «not defined}", says: "group-policy"),
    BrokenSample(
      "an unknown release", replacing("layer: effective", "layer: effective\nappliesTo: {os: [«windows-server-2023]}"),
      ["did you mean"]),
    BrokenSample(
      "an unknown role", replacing("layer: effective", "layer: effective\nappliesTo: {role: [«memberserver]}"),
      ["member-server"]),
    BrokenSample("no id", replacing("id: test/base\n", ""), ["id"]),
    BrokenSample("nothing said of unlisted rights", replacing("unlisted: ignore\n", ""), ["unlisted"]),
    BrokenSample(
      "an unknown version of the API",
      Sample.baseline.replacingOccurrences(of: "plumbline/v1", with: "plumbline/v9").replacingOccurrences(
        of: "apiVersion: ", with: "apiVersion: «"), ["plumbline/v1"]),
    BrokenSample(
      "another kind", Sample.baseline.replacingOccurrences(of: "kind: Baseline", with: "kind: «Baselines"), ["Baseline"]
    ),
    BrokenSample(
      "extending what is not there", replacing("layer: effective", "layer: effective\nextends: «no/such/baseline"),
      ["no/such/baseline"]),
    BrokenSample(
      "extending itself", replacing("layer: effective", "layer: effective\nextends: «test/base"), ["test/base"]),
    BrokenSample(
      "loosening without a reason",
      "apiVersion: plumbline/v1\nkind: Baseline\nid: test/loose\ntitle: t\nversion: \"1\"\nsource: {publisher: p, document: d}\nlayer: effective\nextends: microsoft/windows-server-2022/member-server\nunlisted: ignore\nrights:\n  SeDebugPrivilege: {expect: {includes: [Administrators]}}\n",
      ["reason"]),
    BrokenSample("YAML that does not end", rights: "  SeTcbPrivilege: {expect: no one", says: "b.yaml"),
    BrokenSample("a number of nodes", "a: [" + String(repeating: "[", count: 2000) + "\n", []),
    BrokenSample("nothing at all", "", []),
    BrokenSample("a comment only", "# soon\n", []),
    BrokenSample(
      "invalid UTF-8",
      bytes: Array("apiVersion: plumbline/v1\nkind: Baseline\ntitle: \"".utf8) + [0xC3, 0x28] + Array("\"\n".utf8),
      place: "3:9", says: ["UTF-8"]),
    BrokenSample("a NUL", bytes: Array("apiVersion: plumbline/v1\nkind: \0\n".utf8), place: "2:7", says: []),
    BrokenSample("a program", bytes: [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0, 0xFF, 0xFF], place: "1:1", says: []),
  ]

  @Test(arguments: samples)
  fileprivate func `a broken baseline ends with 2, names its place, and nothing is evaluated`(
    _ sample: BrokenSample
  ) throws {
    let folder = try Folder(["A.inf": Sample.failing])
    try folder.write("b.yaml", sample.text)
    let run = try Plumbline.run(
      ["scan", "A.inf", "--baseline", "b.yaml", "--output", "text", "--output", "jsonl=r.jsonl"], in: folder)
    #expect(run.exit == 2, "\(run.error)")
    #expect(run.output.isEmpty)
    #expect(folder.names == ["A.inf", "b.yaml"])
    #expect(
      run.error.contains("b.yaml:\(sample.place.map { "\($0): error" } ?? "")"),
      "not at \(sample.place ?? "-"):\n\(run.error)")
    for text in sample.says { #expect(run.error.contains(text), "standard error lacks `\(text)`:\n\(run.error)") }
    for line in run.error.split(separator: "\n") where line.contains("error") {
      #expect(!line.hasPrefix("error"), "without a place: \(line)")
    }
  }

  @Test(arguments: samples)
  fileprivate func `what stops a scan stops lint`(_ sample: BrokenSample) throws {
    let folder = try Folder()
    try folder.write("b.yaml", sample.text)
    let run = try Plumbline.run(["baseline", "lint", "b.yaml"], in: folder)
    #expect(run.exit == 2, "\(run.error)")
    #expect(run.error.contains("b.yaml:"), "\(run.error)")
  }

  @Test func `every error of a document is said, not only the first`() throws {
    let folder = try Folder(["A.inf": Sample.clean])
    try folder.write(
      "b.yaml",
      Self.replacing(
        "SeTcbPrivilege: {expect: no one, severity: low}",
        "SeTcbPrivlege: {expect: no one}\n  SeBackupPrivilege: {exect: no one}\n  SeRestorePrivilege: {expect: no one, severity: lw}"
      ))
    let run = try Plumbline.run(["scan", "A.inf", "--baseline", "b.yaml"], in: folder)
    #expect(run.exit == 2)
    for place in ["b.yaml:11:3", "b.yaml:12:23", "b.yaml:13:50"] {
      #expect(run.error.contains(place), "\(place)\n\(run.error)")
    }
  }

  @Test func `a cycle of extends is an error at its place`() throws {
    func file(_ id: String, _ parent: String) -> String {
      Sample.baseline.replacingOccurrences(of: "test/base", with: id).replacingOccurrences(
        of: "layer: effective", with: "layer: effective\nextends: \(parent)")
    }
    let folder = try Folder([
      "A.inf": Sample.clean, "lib/Baselines/x/a.yaml": file("x/a", "x/b"), "lib/Baselines/x/b.yaml": file("x/b", "x/a"),
      "lib/Policies/default.yaml": "apiVersion: plumbline/v1\nkind: Policy\nid: default\nassign: []\n",
    ])
    let run = try Plumbline.run(["scan", "A.inf", "--library", "lib", "--baseline", "x/a"], in: folder)
    #expect(run.exit == 2, "\(run.error)")
    #expect(run.error.contains("Baselines/x/") && run.error.contains(".yaml:8:10: error"), "\(run.error)")
  }

  @Test func `one id from two files is an error that names both`() throws {
    let folder = try Folder([
      "A.inf": Sample.clean, "one.yaml": Sample.baseline,
      "two.yaml": Sample.baseline + "  SeLockMemoryPrivilege: {expect: no one}\n",
    ])
    let run = try Plumbline.run(["scan", "A.inf", "--baseline", "one.yaml", "--baseline", "two.yaml"], in: folder)
    #expect(run.exit == 2, "\(run.error)")
    #expect(run.error.contains("one.yaml") && run.error.contains("two.yaml"))
  }

  @Test func `a document of several kinds is read for the kind that is asked for`() throws {
    let folder = try Folder(["A.inf": Sample.failing])
    try folder.write(
      "all.yaml",
      Sample.baseline
        + "---\napiVersion: plumbline/v1\nkind: Policy\nid: mine\nassign:\n  - {to: {name: ['*']}, baselines: [test/base]}\n"
    )
    let run = try Plumbline.run(["scan", "A.inf", "--policy", "all.yaml", "--output", "jsonl"], in: folder)
    #expect(run.exit == 1, "\(run.error)")
    #expect(try run.objects().verdict("A", "test/base#SeDebugPrivilege") == "fail")
  }
}
