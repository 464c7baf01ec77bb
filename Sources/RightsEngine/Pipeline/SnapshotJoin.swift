internal import RightsModel

/// Joins what several files say of one machine into one snapshot.
enum SnapshotJoin {
  /// - Parameters:
  ///   - snapshots: in the order of their files, names resolved.
  ///   - inputs: the files; a snapshot that names no sources of its own came from the one at its index.
  /// - Returns: one snapshot; rights that two files give differently are a fault.
  static func join(_ snapshots: [Snapshot], inputs: [InputFile], subject: Subject, layer: Layer) -> Snapshot {
    guard var joined = snapshots.first else {
      var empty = Snapshot(subject: subject, layer: layer)
      empty.completeness = .partial(reason: "nothing that speaks of rights was collected")
      empty.sources = inputs
      return empty
    }
    if joined.sources.isEmpty { joined.sources = Array(inputs.prefix(1)) }
    guard snapshots.count > 1 else { return joined }
    anchor(&joined)
    for (index, next) in snapshots.enumerated().dropFirst() {
      var next = next
      if next.sources.isEmpty, index < inputs.count { next.sources = [inputs[index]] }
      anchor(&next)
      let offset = Int16(clamping: joined.sources.count)
      for right in UserRight.allCases {
        next.rights[right].source += offset
        merge(next.rights[right], right, &joined, next.sources)
      }
      joined.sources += next.sources
      joined.readAs += next.readAs.filter { !joined.readAs.contains($0) }
      joined.unknownRights += next.unknownRights
      joined.names.merge(next.names) { first, _ in first }
      joined.namedRIDs += next.namedRIDs
      joined.orphans.formUnion(next.orphans)
      joined.lines.read += next.lines.read
      joined.lines.rejected += next.lines.rejected
      joined.tokens += next.tokens
      joined.policies.merge(next.policies) { first, _ in first }
      joined.merge(providers: next.providers)
      joined.merge(wmi: next.wmi)
      joined.diagnostics += next.diagnostics
      joined.facts.complete(from: next.facts)
      if joined.completeness != .complete, next.completeness == .complete { joined.completeness = .complete }
    }
    joined.sectionLine = 0
    return joined
  }

  /// Lines count from one header where one file is one subject; here every right needs a line of its own.
  private static func anchor(_ snapshot: inout Snapshot) {
    for right in UserRight.allCases
    where snapshot.rights[right].line == 0 && snapshot.rights[right].assignment.isCollected {
      snapshot.rights[right].line = snapshot.sectionLine
    }
  }

  private static func merge(_ next: ObservedRight, _ right: UserRight, _ joined: inout Snapshot, _ sources: [InputFile])
  {
    let own = joined.rights[right]
    if own.fault != nil { return }
    if next.fault != nil || !own.assignment.isCollected {
      if next.fault != nil || next.assignment.isCollected { joined.rights[right] = next }
      return
    }
    guard next.assignment.isCollected, next.assignment != own.assignment else { return }
    let first = joined.sources[Int(own.source)].uri
    let second = sources.first?.uri ?? first
    joined.rights[right] = ObservedRight(
      .notCollected, line: own.line, source: own.source, fault: "\(first) and \(second) give it different holders")
    joined.diagnostics.append(
      Diagnostic(
        .error, "contradicting-files", "\(right) has different holders in \(first) and \(second)",
        at: SourceLocation(uri: first, line: own.line > 0 ? Int(own.line) : nil), help: "keep the newer of the two"))
  }
}
