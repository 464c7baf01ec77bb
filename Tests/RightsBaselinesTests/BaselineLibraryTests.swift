import RightsBaselines
import RightsModel
import Testing

@Suite struct BaselineLibraryTests {
  private let rights = "rights:\n  SeTcbPrivilege: {expect: no one}"

  private func file(_ uri: String, _ text: String) -> LibraryFile {
    LibraryFile(path: uri, uri: uri, bytes: Array(text.utf8))
  }

  @Test func `lists its ids in order`() {
    let library = SampleLibrary.library(["b/c": "", "a": "", "b/c@1": ""])
    #expect(library.baselineIDs == ["a", "b/c", "b/c@1"])
    #expect(library.policyIDs == [])
  }

  @Test func `loads every baseline once, in the order asked for`() {
    let library = SampleLibrary.library(["a": SampleLibrary.text("a", rights), "b": SampleLibrary.text("b", rights)])
    #expect(library.load(ids: ["b", "a", "b"]).baselines.map(\.id) == ["b", "a"])
  }

  @Test func `an unknown id names the nearest one and where it was asked for`() {
    let library = SampleLibrary.library(["microsoft/client": SampleLibrary.text("microsoft/client", rights)])
    let place = Place(uri: "policy.yaml", line: 3, column: 4)
    let load = library.load(located: [("mircosoft/client", place)])
    #expect(load.diagnostics.map(\.code) == ["unknown-baseline"])
    #expect(load.diagnostics.map(\.location) == [place])
    #expect(load.diagnostics.map(\.help) == ["did you mean \"microsoft/client\"?"])
  }

  @Test func `an unknown extends is located`() {
    let load = SampleLibrary.load(SampleLibrary.text("a", "extends: b\n" + rights))
    #expect(load.diagnostics.map(\.code) == ["unknown-baseline"])
    #expect(load.diagnostics.map(\.location) == [Place(uri: "a.yaml", line: 9, column: 10)])
  }

  @Test(arguments: [["a"], ["a", "b"], ["b", "a", "c"]])
  func `a circle of extends is named once`(_ ids: [String]) {
    let library = SampleLibrary.library([
      "a": SampleLibrary.text("a", "extends: b"), "b": SampleLibrary.text("b", "extends: c"),
      "c": SampleLibrary.text("c", "extends: a"),
    ])
    let load = library.load(ids: ids)
    #expect(load.baselines.isEmpty)
    #expect(load.diagnostics.map(\.code) == ["extends-cycle"])
    #expect(load.diagnostics.first?.message.contains("`a` extends `b` extends `c`") == (ids[0] == "a"))
    #expect(load.diagnostics.first?.location?.line == 9)
  }

  @Test func `a file whose id is not its path is refused`() {
    let load = SampleLibrary.library(["x/a": SampleLibrary.text("a", rights)]).load(ids: ["x/a"])
    #expect(load.diagnostics.map(\.code) == ["id-mismatch"])
    #expect(load.diagnostics.map(\.location) == [Place(uri: "x/a.yaml", line: 3, column: 5)])
  }

  @Test func `one id from two files is refused, both named`() throws {
    let library = SampleLibrary.library(["a": SampleLibrary.text("a", rights), "b": SampleLibrary.text("a", rights)])
    let load = library.loadAll()
    #expect(load.diagnostics.map(\.code) == ["duplicate-id"])
    #expect(load.diagnostics.first?.location?.uri == "b.yaml")
    #expect(load.diagnostics.first?.notes.first?.location?.uri == "a.yaml")
  }

  @Test func `an older version stands beside the newest under its own id`() {
    let library = SampleLibrary.library([
      "a": SampleLibrary.text("a", version: "2", rights), "a@1": SampleLibrary.text("a", version: "1", rights),
      "a@0": SampleLibrary.text("a@0", version: "0", rights),
    ])
    let load = library.loadAll()
    #expect(load.diagnostics == [])
    #expect(load.baselines.map(\.id) == ["a", "a@0", "a@1"])
    #expect(load.baselines.last?.rules.map(\.id) == ["a@1#SeTcbPrivilege"])
    let wrong = SampleLibrary.library(["a@1": SampleLibrary.text("a", version: "2", rights)]).loadAll()
    #expect(wrong.diagnostics.map(\.code) == ["id-mismatch"])
    let named = SampleLibrary.library(["a@1": SampleLibrary.text("a@1", version: "2", rights)]).loadAll()
    #expect(named.diagnostics.map(\.code) == ["id-mismatch"])
    let twice = SampleLibrary.library([
      "a": SampleLibrary.text("a", version: "1", rights), "a@1": SampleLibrary.text("a", version: "1", rights),
    ])
    #expect(twice.loadAll().diagnostics.map(\.code) == ["duplicate-version"])
  }

  @Test func `two files with each other's ids are two mistakes`() {
    let library = SampleLibrary.library(["a": SampleLibrary.text("b", rights), "b": SampleLibrary.text("a", rights)])
    #expect(library.loadAll().diagnostics.map(\.location?.uri) == ["a.yaml", "b.yaml"])
  }

  @Test func `a version is a name for the newest one too, and for what extends it`() {
    let library = SampleLibrary.library([
      "a": SampleLibrary.text("a", version: "2", rights), "a@1": SampleLibrary.text("a", version: "1", rights),
      "new": SampleLibrary.text("new", "extends: a@2"), "old": SampleLibrary.text("old", "extends: a@1"),
    ])
    let load = library.load(ids: ["a@2", "a", "new", "old"])
    #expect(load.diagnostics == [])
    #expect(load.baselines.map { $0.rules.map(\.id) }.prefix(2) == [["a@2#SeTcbPrivilege"], ["a#SeTcbPrivilege"]])
    #expect(
      load.loaded.map { $0.lineage.map(\.file.uri) }.suffix(2) == [["new.yaml", "a.yaml"], ["old.yaml", "a@1.yaml"]])
    let unknown = library.load(ids: ["a@3"]).diagnostics
    #expect(unknown.map(\.code) == ["unknown-baseline"])
    #expect(unknown.first?.help == "the versions of `a` are `1`, `2`")
  }

  @Test func `tests beside baselines are no part of the library`() {
    let text = SampleLibrary.text("a", rights)
    let library = SampleLibrary.library(["a": text, "a.test": "kind: PolicyTest", "a@1.test": "kind: PolicyTest"])
    #expect(library.files.map(\.path) == ["Baselines/a.yaml"])
    #expect(library.loadAll().diagnostics == [])
  }

  @Test func `a file given by name extends the library`() {
    let library = SampleLibrary.library(["a": SampleLibrary.text("a", rights)])
    let load = library.load(ids: [], files: [file("mine.yaml", SampleLibrary.text("mine", "extends: a"))])
    #expect(load.diagnostics == [])
    #expect(load.baselines.map(\.id) == ["mine"])
    #expect(load.baselines.first?.files.map(\.uri) == ["mine.yaml", "a.yaml"])
  }

  @Test func `what a user types is an id before it is a path`() throws {
    let folder = try SampleFolder([
      "Baselines/a.yaml": SampleLibrary.text("a", rights), "mine.yaml": SampleLibrary.text("mine", "extends: a"),
    ])
    let library = try BaselineLibrary.folder(folder.root)
    #expect(library.load(named: ["a"]).baselines.map(\.id) == ["a"])
    let path = folder.root + "/mine.yaml"
    let load = library.load(named: ["a", path])
    #expect(load.baselines.map(\.id) == ["a", "mine"])
    #expect(load.baselines.last?.location.uri == "mine.yaml")
    #expect(library.load(named: [path + "x"]).diagnostics.map(\.code) == ["unknown-baseline"])
    withExtendedLifetime(folder) {}
  }

  @Test func `a folder's library has its policies and says what it does not read`() throws {
    let folder = try SampleFolder([
      "Baselines/x/a.yaml": SampleLibrary.text("x/a", rights), "Baselines/b.yml": "", "Baselines/.hidden.yaml": "",
      "Policies/default.yaml": "kind: Policy",
    ])
    let root = folder.root
    let library = try BaselineLibrary.folder(root + "/")
    #expect(library.files.map(\.path) == ["Baselines/x/a.yaml", "Policies/default.yaml"])
    #expect(try library.policy("default")?.bytes() == Array("kind: Policy".utf8))
    #expect(library.policyIDs == ["default"])
    let load = library.loadAll()
    #expect(load.baselines.map(\.location.uri) == ["Baselines/x/a.yaml"])
    #expect(load.diagnostics.map(\.code) == ["ignored-file"])
    #expect(load.diagnostics.map(\.location) == [Place(uri: "Baselines/b.yml")])
    withExtendedLifetime(folder) {}
  }

  @Test func `a file that cannot be read is a diagnostic`() {
    let load = SampleLibrary.library([:]).load(ids: [], files: [LibraryFile.named("/nowhere/a.yaml")])
    #expect(load.diagnostics.map(\.code) == ["unreadable"])
  }

  @Test func `a file may hold several documents and other kinds`() {
    let text =
      SampleLibrary.text("x", rights) + "---\napiVersion: plumbline/v1\nkind: Policy\nid: p\n---\n"
      + SampleLibrary.text("y", "extends: x")
    let load = SampleLibrary.library([:]).load(ids: [], files: [file("both.yaml", text)])
    #expect(load.diagnostics == [])
    #expect(load.baselines.map(\.id) == ["x", "y"])
  }

  @Test func `a misspelt kind is a mistake and a file without a baseline too`() {
    let library = SampleLibrary.library([:])
    let policy = library.load(ids: [], files: [file("p.yaml", "kind: Policy\n")])
    #expect(policy.diagnostics.map(\.code) == ["no-baseline"])
    let misspelt = SampleLibrary.text("x", rights).replacing("kind: Baseline", with: "kind: Basline")
    #expect(library.load(ids: [], files: [file("x.yaml", misspelt)]).diagnostics.map(\.code) == ["wrong-kind"])
  }

  @Test func `a file with an id of the library is refused unless it is the same file`() {
    let text = SampleLibrary.text("a", rights)
    let library = SampleLibrary.library(["a": text])
    #expect(library.load(ids: ["a"], files: [file("./Baselines/a.yaml", text)]).diagnostics == [])
    let other = library.load(ids: [], files: [file("mine.yaml", text + "reason: x\n")])
    #expect(other.diagnostics.map(\.code) == ["duplicate-id"])
  }

  @Test func `everything that is wrong in several files is reported`() {
    let library = SampleLibrary.library([
      "a": SampleLibrary.text("a", "extends: nowhere"), "b": "kind: [", "c": SampleLibrary.text("c", "rights: 5"),
      "d": SampleLibrary.text("d", rights),
    ])
    let load = library.loadAll()
    #expect(load.diagnostics.map { $0.location?.uri } == ["a.yaml", "b.yaml", "c.yaml"])
    #expect(load.baselines.map(\.id) == ["d"])
  }

  @Test func `the digest changes with every byte and path and not with the order of files`() throws {
    func digest(_ files: [(String, String)]) throws -> String {
      try BaselineLibrary(files: files.map { LibraryFile(path: $0.0, uri: $0.0, bytes: Array($0.1.utf8)) }).digest()
    }
    let base = try digest([("Baselines/a.yaml", "x"), ("Baselines/b.yaml", "y")])
    #expect(base.utf8.count == 64)
    #expect(try digest([("Baselines/b.yaml", "y"), ("Baselines/a.yaml", "x")]) == base)
    #expect(try digest([("Baselines/a.yaml", "x"), ("Baselines/b.yaml", "z")]) != base)
    #expect(try digest([("Baselines/a.yaml", "x"), ("Baselines/c.yaml", "y")]) != base)
    #expect(try digest([("Baselines/a.yaml", "xy"), ("Baselines/b.yaml", "")]) != base)
  }
}
