package import RightsBaselines
package import RightsModel
internal import RightsSnapshots
internal import RightsText

/// `plumbline baseline import`: other people's expectations as baselines of ours.
package enum BaselineImport {
  package struct Outcome: Sendable {
    /// The baselines as YAML documents; empty where nothing was carried.
    package var text = ""
    /// What was not carried, what lint finds in it, and warnings: with places in the foreign file.
    package var diagnostics: [Diagnostic] = []
    package var baselines = 0
    package var rules = 0
    /// Statements about user rights that are not in the text, or not whole.
    package var losses = 0
    /// Settings that are no user rights.
    package var otherSettings = 0
    /// Id of the format it was read as; nil where it is none.
    package var format: String?

    /// Whether the text is not all that the input says about user rights.
    package var isIncomplete: Bool { losses > 0 || baselines == 0 }

    package init() {}
  }

  /// - Parameters:
  ///   - path: a file, or a folder that holds the backup of a GPO.
  ///   - uri: what locations call the file.
  ///   - format: the id to read it as; nil to look at the content.
  ///   - layer: nil is what the format speaks of: a GPO's template of the GPO, all else of machines.
  package static func run(
    _ path: String, uri: String, as format: String?, options: ImportOptions, layer: Layer?
  ) -> Outcome {
    let isFolder = if case .folder = DirectoryListing.kind(of: path) { true } else { false }
    if isFolder || format.flatMap(SnapshotFormats.named) != nil {
      return SnapshotImport.run(path, format: format, options: options, layer: layer)
    }
    let file: ForeignFile
    do throws(FileReading.Fault) {
      file = ForeignFile(try FileReading.bytes(of: path, limit: ForeignFile.limit), uri: uri)
    } catch {
      return failure(.init(.error, "unreadable", "cannot be read: \(error.message)", at: SourceLocation(uri: uri)))
    }
    guard let reader = format.map(ImportFormats.named) ?? ImportFormats.recognize(file) else {
      if SnapshotFormats.recognize(file.bytes.span, at: SnapshotPath(path)) != nil {
        return SnapshotImport.run(path, format: nil, options: options, layer: layer)
      }
      return failure(
        .init(
          .error, "unknown-format", "the file is in no format that can be imported", at: SourceLocation(uri: uri),
          help: "the formats are \(ImportFormats.names.joined(separator: ", ")); `--as` names one"))
    }
    var options = options
    options.layer = layer ?? .effective
    var outcome = finish(reader.read(file), of: file, options: options)
    outcome.format = reader.id
    return outcome
  }

  static func failure(_ diagnostic: Diagnostic) -> Outcome {
    var outcome = Outcome()
    outcome.diagnostics = [diagnostic]
    return outcome
  }

  /// Puts baselines together, lints them and writes them.
  static func finish(
    _ content: ImportedContent, of file: ForeignFile, options: ImportOptions, header: [String] = [],
    comments: [UserRight: [String]] = [:]
  ) -> Outcome {
    var (baselines, content) = BaselineAssembly.assemble(content, of: file, options: options)
    for index in baselines.indices {
      baselines[index].comments.merge(comments) { place, said in place + said }
    }
    var outcome = Outcome()
    outcome.losses = content.losses
    outcome.otherSettings = content.otherSettings
    outcome.diagnostics = content.diagnostics
    let filled = baselines.filter { !$0.document.rights.isEmpty || $0.document.unlisted == .notDefined }
    outcome.baselines = filled.count
    outcome.rules = filled.reduce(0) { $0 + $1.document.rights.count }
    outcome.text = filled.map { $0.text(header: header) }.joined(separator: "---\n")
    if filled.isEmpty {
      outcome.diagnostics.append(
        Diagnostic(
          .error, "nothing-imported",
          options.role == nil
            ? "the file gives no rule about a user right" : "the file gives no rule about a user right for this role",
          at: SourceLocation(uri: file.uri)))
    }
    var seen = Set(outcome.diagnostics)
    for found in filled.flatMap({ $0.lint() }) + problems(outcome.text) where seen.insert(found).inserted {
      outcome.diagnostics.append(found)
    }
    outcome.diagnostics.sort { left, right in
      let places = (left.location ?? SourceLocation(uri: ""), right.location ?? SourceLocation(uri: ""))
      return places.0 == places.1
        ? left.message.utf8.lexicographicallyPrecedes(right.message.utf8) : places.0 < places.1
    }
    return outcome
  }

  /// What the loader refuses of the text: nothing, or the import is wrong.
  private static func problems(_ text: String) -> [Diagnostic] {
    if text.isEmpty { return [] }
    let name = "the imported baseline"
    let load = BaselineLibrary(files: []).load(
      ids: [], files: [LibraryFile(path: name, uri: name, bytes: Array(text.utf8))])
    return load.diagnostics.filter { $0.severity == .error }
  }
}
