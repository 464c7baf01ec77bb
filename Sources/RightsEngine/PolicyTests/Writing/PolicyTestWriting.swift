package import RightsBaselines
package import RightsModel
internal import RightsPolicies
internal import RightsText

/// Writes the tests of baselines beside them.
package enum PolicyTestWriting {
  package struct Outcome: Sendable {
    package var written: [String] = []
    /// Files that were there already.
    package var kept: [String] = []
    package var diagnostics: [Diagnostic] = []
  }

  /// Writes `<name>.test.yaml` beside each baseline.
  ///
  /// - Parameters:
  ///   - names: ids of the library, files, and folders of baselines.
  ///   - replaces: true to write anew what is there.
  package static func run(
    _ names: [String], library: BaselineLibrary, replaces: Bool
  ) throws(OutputError) -> Outcome {
    var outcome = Outcome()
    for (name, uri) in targets(names, library, &outcome.diagnostics) {
      let path = String(uri.dropLast(".yaml".count)) + PolicyTestFile.suffix
      if !replaces, DirectoryListing.kind(of: path) != nil {
        outcome.kept.append(path)
        continue
      }
      let load = library.load(named: [name])
      outcome.diagnostics += load.diagnostics
      guard !load.hasErrors, let baseline = load.baselines.first else { continue }
      // A file that is no part of the library is named by its place, which is beside the test.
      let isPart = library.baseline(name) != nil
      let author = PolicyTestAuthor.documents(
        baseline, named: isPart ? name : uri.split(separator: "/").last.map(String.init) ?? uri)
      for id in author.unsatisfied {
        outcome.diagnostics.append(
          Diagnostic(
            .warning, "no-example", "\(id): no example was found that passes; it has no test", at: baseline.location,
            help: "write one by hand"))
      }
      try WholeFile.write(Array(author.text.utf8), to: path)
      outcome.written.append(path)
    }
    return outcome
  }

  /// What to load, and the file it stands in.
  private static func targets(
    _ names: [String], _ library: BaselineLibrary, _ diagnostics: inout [Diagnostic]
  ) -> [(name: String, uri: String)] {
    var targets: [(String, String)] = []
    let byURI = Dictionary(
      library.baselineIDs.compactMap { id in library.baseline(id).map { ($0.uri, id) } },
      uniquingKeysWith: { first, _ in first })
    for name in names {
      if let file = library.baseline(name) {
        guard file.diskPath != nil else {
          diagnostics.append(
            Diagnostic(
              .error, "no-library", "\(name) comes from the copy in the binary, beside which nothing can be written",
              help: "name the folder of the library with --library"))
          continue
        }
        targets.append((name, file.uri))
        continue
      }
      let files = PolicyTestFiles.find([name], suffix: ".yaml", diagnostics: &diagnostics)
      for path in files where !path.hasSuffix(PolicyTestFile.suffix) {
        targets.append((byURI[path] ?? path, path))
      }
    }
    return targets
  }
}
