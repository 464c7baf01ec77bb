internal import RightsBaselines
internal import RightsIdentity
internal import RightsModel
internal import RightsSnapshots
internal import RightsYAML

/// Expectations out of collected data: what a GPO defines, or what a reference machine grants.
enum SnapshotImport {
  /// - Parameter layer: nil is the snapshot's own.
  static func run(
    _ path: String, format: String?, options: ImportOptions, layer: Layer?
  ) -> BaselineImport.Outcome {
    var found: [Snapshot] = []
    let reading = Read.snapshots(
      [path], format: format, os: options.os.first.flatMap(OSRelease.named), role: options.role
    ) {
      found.append($0)
    }
    guard let first = found.first else {
      var outcome = BaselineImport.Outcome()
      outcome.diagnostics = reading.diagnostics
      if outcome.diagnostics.isEmpty {
        outcome.diagnostics = [
          Diagnostic(.error, "nothing-imported", "nothing was found that states rights", at: SourceLocation(uri: path))
        ]
      }
      return outcome
    }
    var content = ImportedContent()
    var options = options
    options.layer = layer ?? first.layer
    content.diagnostics = reading.diagnostics
    content.losses = reading.diagnostics.count { $0.severity == .error }
    content.isWholePolicy = true
    for snapshot in found {
      add(snapshot, isAlone: found.count == 1, into: &content)
    }
    if found.count == 1 { content.title = first.subject.gpoName }
    var outcome = BaselineImport.finish(
      content, of: ForeignFile([], uri: first.sources.first?.uri ?? path), options: options)
    outcome.format = first.readAs.joined(separator: ", ")
    return outcome
  }

  private static func add(_ snapshot: Snapshot, isAlone: Bool, into content: inout ImportedContent) {
    let part = isAlone ? nil : snapshot.subject.gpoName ?? snapshot.subject.id
    for right in UserRight.allCases {
      let observed = snapshot.rights[right]
      let uri =
        snapshot.sources.indices.contains(Int(observed.source)) ? snapshot.sources[Int(observed.source)].uri : ""
      let place = SourceLocation(uri: uri, line: observed.line > 0 ? Int(observed.line) : nil)
      if let fault = observed.fault {
        content.lose("right-not-read", "\(right) is not carried: \(fault)", at: place)
        continue
      }
      let operation: LocatedExpectation.Operator?
      switch observed.assignment {
      case .notDefined, .notCollected: continue
      case .noOne:
        // What an export leaves out is nobody's, but no line of it.
        operation = observed.line > 0 ? LocatedExpectation.Operator(.noOne, at: place) : nil
      case .principals(let list, let isComplete):
        if !isComplete {
          content.lose("right-not-whole", "\(right) is not carried: its line may be cut off", at: place)
          continue
        }
        let items = list.map { Located($0.description, at: place) }
        operation = content.list(
          .exactly, items, of: right, at: place, bareName: snapshot.layer == .groupPolicy ? .domain : .machine)
      }
      guard let operation else { continue }
      var statement = ImportedStatement(right, at: place, [ImportedStatement.Clause([operation])])
      statement.part = part
      content.statements.append(statement)
    }
    for unknown in snapshot.unknownRights {
      content.loseUnknownRight(
        unknown.name, at: SourceLocation(uri: snapshot.sources.first?.uri ?? "", line: Int(unknown.line)))
    }
  }
}
