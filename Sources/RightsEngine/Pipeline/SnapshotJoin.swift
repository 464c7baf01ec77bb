internal import RightsModel

/// Joins what several files say of one machine into one snapshot.
///
/// Nothing is decided here that names or identity could decide otherwise: a right of which two windows on the machine show
/// different holders keeps both. Two files of one format are the same window twice: where they differ, one is wrong.
struct SnapshotJoin {
  private var joined: Snapshot
  // Of those that say something of rights; nil while there is none.
  private var completeness: Completeness?

  /// - Parameters:
  ///   - snapshots: in the order of their files.
  ///   - inputs: the files; a snapshot that names no sources of its own came from the one at its index.
  ///   - collected: how far the collection came, as it says itself.
  static func join(
    _ snapshots: [Snapshot], inputs: [InputFile], collected: [SnapshotItem: Completeness] = [:], subject: Subject,
    layer: Layer
  ) -> Snapshot {
    guard var first = snapshots.first else {
      var empty = Snapshot(subject: subject, layer: layer)
      empty.completeness = .partial(reason: "nothing that speaks of rights was collected")
      empty.sources = inputs
      return collected.isEmpty ? empty : Self.state(collected, of: empty)
    }
    if first.sources.isEmpty { first.sources = Array(inputs.prefix(1)) }
    guard snapshots.count > 1 else { return collected.isEmpty ? first : Self.state(collected, of: first) }
    var join = SnapshotJoin(first)
    for (index, next) in snapshots.enumerated().dropFirst() {
      var next = next
      if next.sources.isEmpty, index < inputs.count { next.sources = [inputs[index]] }
      join.add(next)
    }
    return Self.state(collected, of: join.conclude())
  }

  private init(_ first: Snapshot) {
    joined = first
    Self.spellFormats(&joined)
    completeness = first.speaksOfRights ? first.completeness : nil
  }

  private mutating func add(_ snapshot: Snapshot) {
    var next = snapshot
    Self.spellFormats(&next)
    if next.speaksOfRights { completeness = completeness?.joined(with: next.completeness) ?? next.completeness }
    let offset = Int16(clamping: joined.sources.count)
    joined.sources += next.sources
    joined.formats += next.formats
    for right in UserRight.allCases {
      for var observed in [next.rights[right]] + (next.alternatives[right] ?? []) {
        observed.source += offset
        merge(observed, right)
      }
    }
    joined.readAs += next.readAs.filter { !joined.readAs.contains($0) }
    joined.unknownRights += next.unknownRights
    joined.names.merge(next.names) { first, _ in first }
    joined.namedRIDs += next.namedRIDs.filter { !joined.namedRIDs.contains($0) }
    joined.relativeNames.merge(next.relativeNames) { first, _ in first }
    joined.orphans.formUnion(next.orphans)
    joined.lines.read += next.lines.read
    joined.lines.rejected += next.lines.rejected
    for var token in next.tokens {
      token.source += offset
      joined.tokens.append(token)
    }
    joined.policies.merge(next.policies) { first, _ in first }
    joined.merge(providersOf: next)
    joined.merge(wmi: next.wmi)
    joined.diagnostics += next.diagnostics
    joined.facts.complete(from: next.facts)
    for (item, completeness) in next.collected where item != .providers {
      joined.collected[item] = joined.collected[item]?.joined(with: completeness) ?? completeness
    }
    joined.collectedRights.merge(next.collectedRights) { $0.joined(with: $1) }
  }

  private mutating func conclude() -> Snapshot {
    // Lines count from one header where one file is one subject: here they would count from that of another file.
    joined.sectionLine = 0
    joined.completeness = completeness ?? joined.completeness
    if Set(joined.formats).count < 2 { joined.formats = [] }
    // What another source shows needs no excuse.
    joined.collectedRights = joined.collectedRights.filter { joined.rights[$0.key].assignment.isLimited }
    return joined
  }

  /// What the collection says of itself, where the files do not say less.
  private static func state(_ collected: [SnapshotItem: Completeness], of snapshot: Snapshot) -> Snapshot {
    var snapshot = snapshot
    for (item, completeness) in collected where item != .rights {
      // A file of registrations was vouched for, or not, when it was read.
      if item == .providers, completeness.outcome == .complete { continue }
      // What the collector did not ask for somebody else may have.
      let own = snapshot.collected[item]
      snapshot.collected[item] =
        completeness.outcome == .notAsked ? own ?? completeness : own?.limited(by: completeness) ?? completeness
    }
    if let stated = collected[.rights], stated.outcome != .complete, snapshot.completeness.outcome != .complete,
      !snapshot.speaksOfRights
    {
      snapshot.completeness = stated
    }
    return snapshot
  }

  private static func spellFormats(_ snapshot: inout Snapshot) {
    guard snapshot.formats.isEmpty else { return }
    snapshot.formats = Array(repeating: snapshot.readAs.first ?? "", count: snapshot.sources.count)
  }

  // MARK: - One right

  private mutating func merge(_ next: ObservedRight, _ right: UserRight) {
    let own = joined.rights[right]
    if own.fault != nil { return }
    if next.fault != nil {
      joined.rights[right] = next
      joined.alternatives[right] = nil
      return
    }
    guard next.assignment.isCollected else { return }
    if !own.assignment.isCollected {
      joined.rights[right] = next
      return
    }
    if combine(next, into: &joined.rights[right]) { return }
    var others = joined.alternatives[right] ?? []
    for index in others.indices where combine(next, into: &others[index]) {
      joined.alternatives[right] = others
      return
    }
    let format = joined.format(of: next)
    if let twin = ([own] + others).first(where: { joined.format(of: $0) == format }) {
      contradict(twin, next, right)
    } else {
      joined.alternatives[right] = others + [next]
    }
  }

  /// Whether two observations say the same, or each a part of it that the other leaves open.
  private func combine(_ next: ObservedRight, into own: inout ObservedRight) -> Bool {
    guard case .together(let assignment) = own.assignment.compared(to: next.assignment) else { return false }
    if assignment != own.assignment {
      // The one that is whole is the evidence.
      if assignment == next.assignment { own = next }
      own.assignment = assignment
    }
    return true
  }

  private mutating func contradict(_ own: ObservedRight, _ next: ObservedRight, _ right: UserRight) {
    let first = joined.sources[Int(own.source)].uri
    let second = joined.sources[Int(next.source)].uri
    joined.alternatives[right] = nil
    joined.rights[right] = ObservedRight(
      .notCollected, line: own.line, source: own.source, fault: "\(first) and \(second) give it different holders")
    joined.diagnostics.append(
      Diagnostic(
        .error, "contradicting-files", "\(right) has different holders in \(first) and \(second)",
        at: SourceLocation(uri: first, line: own.line > 0 ? Int(own.line) : nil), help: "keep the newer of the two"))
  }
}

extension Snapshot {
  /// Whether it says anything of who holds which right.
  fileprivate var speaksOfRights: Bool {
    UserRight.allCases.contains { rights[$0].assignment.isCollected || rights[$0].fault != nil }
  }
}

extension Assignment {
  /// Whether something of it may be unseen.
  fileprivate var isLimited: Bool {
    switch self {
    case .principals(_, let complete): !complete
    case .noOne, .notDefined: false
    case .notCollected: true
    }
  }
}
