package import RightsModel
internal import RightsSnapshots

/// Reads inputs without judging them.
package enum Read {
  /// How a reading ended.
  package struct Outcome: Sendable {
    package var diagnostics: [Diagnostic]
    /// Nothing was there, or something could not be read.
    package var isIncomplete: Bool
  }

  /// Reads every subject below the paths and writes it as one line of JSON.
  ///
  /// - Parameter write: is given whole lines, in the order of subjects.
  package static func run(
    _ paths: [String], format: String?, os: OSRelease?, role: Role?, write: ([UInt8]) -> Void
  ) -> Outcome {
    var buffer: [UInt8] = []
    return snapshots(paths, format: format, os: os, role: role) { snapshot in
      SnapshotFormats.write(snapshot, into: &buffer)
      write(buffer)
      buffer.removeAll(keepingCapacity: true)
    }
  }

  /// Reads every subject below the paths, in the order of subjects.
  package static func snapshots(
    _ paths: [String], format: String?, os: OSRelease? = nil, role: Role? = nil, digests: Bool = false,
    body: (Snapshot) -> Void
  ) -> Outcome {
    let format = format.flatMap(SnapshotFormats.named)
    var discovery = Discovery(inventory: InventoryIndex([]), format: format, digests: digests)
    discovery.run(paths, asOf: Timestamp(seconds: 0))
    let reader = SubjectReader(
      ReadPlan(
        roots: discovery.roots, inventory: [], format: format, statedOS: os, statedRole: role, digests: digests,
        wholeFiles: discovery.wholeFiles))
    var outcome = Outcome(diagnostics: discovery.diagnostics, isIncomplete: discovery.items.isEmpty)
    for item in discovery.items {
      if case .conflict(let claims) = item.source {
        let uris = WorkItem.names(of: claims, discovery.roots)
        outcome.diagnostics.append(
          Diagnostic(
            .error, "several-inputs", "\(item.subject.id) is claimed by \(uris.joined(separator: " and "))",
            at: claims.first?.location(discovery.roots) ?? SourceLocation(uri: item.subject.id),
            help: "read one of them"))
        continue
      }
      let reading = reader.read(item)
      var snapshot = SnapshotJoin.join(
        reading.snapshots, inputs: reading.inputs, collected: reading.collected, subject: item.subject,
        layer: item.subject.kind == .gpo ? .groupPolicy : .effective)
      snapshot.facts.complete(from: reading.facts)
      snapshot.diagnostics = reading.diagnostics + snapshot.diagnostics
      outcome.diagnostics += snapshot.diagnostics
      body(snapshot)
    }
    if outcome.diagnostics.contains(where: { $0.severity == .error }) { outcome.isIncomplete = true }
    return outcome
  }
}
