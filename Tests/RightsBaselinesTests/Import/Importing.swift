import RightsBaselines
import RightsModel
import Testing

/// What an import of a few bytes gives, in words that fit an expectation.
struct Importing {
  /// Of each baseline, `id right: expectation`, `[feature]` and `[joined]` before what a branch says.
  var rules: [String] = []
  /// Line and code of everything reported, `line code`.
  var reported: [String] = []
  var losses = 0
  var otherSettings = 0
  var baselines: [ImportedBaseline] = []
  var content: ImportedContent

  init(_ format: any ImportFormat.Type, _ bytes: [UInt8], uri: String = "in", role: Role? = nil) {
    let file = ForeignFile(bytes, uri: uri)
    let read = format.read(file)
    let result = BaselineAssembly.assemble(read, of: file, options: ImportOptions(id: "t", role: role))
    (baselines, content) = result
    losses = content.losses
    otherSettings = content.otherSettings
    reported = content.diagnostics.map { "\($0.location?.line ?? 0) \($0.code)" }
    for baseline in baselines {
      for entry in baseline.document.rights {
        guard case .expect(let expectation) = entry.change else { continue }
        rules.append("\(baseline.document.id) \(entry.right): \(Self.words(expectation.expectation))")
        for branch in entry.branches {
          let condition = branch.condition.feature ?? (branch.condition.domainJoined == true ? "joined" : "alone")
          rules.append(
            "\(baseline.document.id) \(entry.right) [\(condition)]: \(Self.words(branch.expectation.expectation))")
        }
      }
    }
  }

  init(_ format: any ImportFormat.Type, _ text: String, role: Role? = nil) {
    self.init(format, Array(text.utf8), role: role)
  }

  private static func words(_ expectation: RightsModel.Expectation) -> String {
    switch expectation {
    case .exactly(let list): "exactly \(names(list))"
    case .within(let list): "within \(names(list))"
    case .includes(let list): "includes \(names(list))"
    case .excludes(let list): "excludes \(names(list))"
    case .noOne: "no one"
    case .notDefined: "not defined"
    case .defined: "defined"
    case .all(let parts): parts.map(words).joined(separator: " and ")
    case .any(let parts): parts.map(words).joined(separator: " or ")
    }
  }

  private static func names(_ list: [PrincipalReference]) -> String {
    list.map(\.description).joined(separator: ",").replacing("S-1-5-32-", with: "b")
  }

  /// Whatever a format makes of a file that is cut anywhere, it makes without a trap, and it loads.
  static func survivesEveryCut(_ format: any ImportFormat.Type, _ bytes: [UInt8], step: Int = 1) {
    for length in stride(from: 0, through: bytes.count, by: step) {
      let file = ForeignFile(Array(bytes[..<length]), uri: "in")
      _ = format.recognizes(file)
      let result = BaselineAssembly.assemble(format.read(file), of: file, options: ImportOptions(id: "t"))
      for baseline in result.baselines where !baseline.document.rights.isEmpty {
        let load = BaselineLibrary(files: []).load(
          ids: [], files: [LibraryFile(path: "t", uri: "t", bytes: Array(baseline.text().utf8))])
        #expect(!load.hasErrors, "cut at \(length): \(load.diagnostics)")
      }
    }
  }
}

/// The fixtures of imports: our own, in the formats of others.
enum ImportFixture {
  static func bytes(_ name: String) throws -> [UInt8] {
    try LibraryFile.named("\(RepositoryTests.root)/Tests/Fixtures/import/\(name)").bytes()
  }
}
