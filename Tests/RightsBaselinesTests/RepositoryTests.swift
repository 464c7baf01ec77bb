import RightsBaselines
import RightsModel
import Testing

/// The library that stands in the repository, and the copy of it in the binary.
@Suite struct RepositoryTests {
  static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")

  @Test func `the embedded list is the folders' list`() throws {
    let embedded = BaselineLibrary.embedded.files
    let folder = try? BaselineLibrary.folder(Self.root)
    #expect(
      embedded.map(\.path) == (folder?.files.map(\.path) ?? []), "run Sources/CEmbeddedLibrary/update.sh")
  }

  @Test func `the embedded bytes are the files' bytes`() throws {
    for file in BaselineLibrary.embedded.files {
      let disk = try #require(try BaselineLibrary.folder(Self.root).file(file.path))
      #expect(try file.bytes() == disk.bytes(), "\(file.path)")
    }
  }

  @Test func `every baseline of the repository loads without a diagnostic`() throws {
    guard let library = try? BaselineLibrary.folder(Self.root) else {
      #expect(BaselineLibrary.embedded.files.isEmpty, "the folder Baselines is gone")
      return
    }
    let load = library.loadAll()
    #expect(load.diagnostics.map(\.description) == [])
    #expect(load.baselines.map(\.id) == library.baselineIDs)
    let worse = BaselineLinter.lint(load).filter { $0.severity != .note }
    #expect(worse.map(\.description) == [])
  }

  @Test func `a folder without baselines is refused`() {
    let error = #expect(throws: DiagnosticError.self) { try BaselineLibrary.folder(Self.root + "/Tests") }
    #expect(error?.diagnostic.code == "no-library")
  }
}
