internal import RightsModel
internal import RightsSnapshots

/// Joins what several files say of one machine into one snapshot.
///
/// Nothing is decided here that names or identity could decide otherwise: a right of which two windows on the machine show
/// different holders keeps both. Two files of one format are the same window twice: where they differ, one is wrong. What a file
/// lost, another does not make good: it might have contradicted it.
struct SnapshotJoin {
  private var joined: Snapshot
  // Of which the machine's own word is not whole.
  private let unseen: [UserRight: Bool]
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
    if snapshots.count == 1, collected.isEmpty { return first }
    let unseen = Self.unseen(snapshots, collected)
    if snapshots.count == 1, unseen.isEmpty, first.alternatives.isEmpty { return Self.state(collected, of: first) }
    Self.doubt(&first, unseen)
    var join = SnapshotJoin(first, unseen: unseen)
    for (index, next) in snapshots.enumerated().dropFirst() {
      var next = next
      Self.doubt(&next, unseen)
      if next.sources.isEmpty, index < inputs.count { next.sources = [inputs[index]] }
      join.add(next)
    }
    return Self.state(collected, of: join.conclude())
  }

  private init(_ first: Snapshot, unseen: [UserRight: Bool]) {
    joined = first
    self.unseen = unseen
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
    joined.policies.merge(next.policies) { own, other in own.contains(where: \.isApplied) ? own : other }
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
    keepUnseen()
    // What a second witness says stands against the first, and not alone.
    joined.alternatives = joined.alternatives.filter { joined.rights[$0.key].assignment.isCollected }
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

  // MARK: - What is left of the machine's own word

  /// Rights of which the machine's own answer lost holders, or all: what Group Policy sets proves less where the machine was
  /// asked itself, and its answer is not whole or not there. True where nothing certain is left of what one of the two says.
  private static func unseen(
    _ snapshots: [Snapshot], _ collected: [SnapshotItem: Completeness]
  ) -> [UserRight: Bool] {
    guard snapshots.contains(where: { !$0.policies.isEmpty }) else { return [:] }
    let exports = snapshots.filter { $0.readAs.contains { CollectionRecord.item(ofFormat: $0) == .rights } }
    guard !exports.isEmpty || collected[.rights].map({ $0.outcome != .complete }) ?? false else { return [:] }
    var unseen: [UserRight: Bool] = [:]
    for right in UserRight.allCases {
      let values = exports.map { $0.rights[right].assignment }
      guard values.allSatisfy(\.isLimited) else { continue }
      let results = snapshots.filter { $0.policies[right] != nil }.map { $0.rights[right].assignment }
      unseen[right] = !values.contains(where: \.isCollected) || results.contains(where: \.hasNoHolder)
    }
    return unseen
  }

  /// Takes from what Group Policy sets that it is all, where the machine's own word is not whole.
  private static func doubt(_ snapshot: inout Snapshot, _ unseen: [UserRight: Bool]) {
    for right in unseen.keys where snapshot.policies[right] != nil && snapshot.rights[right].assignment.isCollected {
      guard case .principals(let holders, _) = snapshot.rights[right].assignment else {
        snapshot.rights[right].assignment = .notCollected
        continue
      }
      snapshot.rights[right].assignment = .principals(holders, complete: false)
    }
  }

  /// Keeps, beside what Group Policy alone tells, that the machine's export might have told otherwise.
  private mutating func keepUnseen() {
    guard !unseen.isEmpty else { return }
    // Where there is none, no file says it.
    let export =
      joined.formats.firstIndex { CollectionRecord.item(ofFormat: $0) == .rights } ?? joined.sources.count
    for (right, isLost) in unseen where isLost && joined.policies[right] != nil {
      guard joined.rights[right].assignment.isCollected, joined.rights[right].assignment.isLimited else { continue }
      joined.alternatives[right, default: []].append(ObservedRight(.notCollected, source: Int16(clamping: export)))
    }
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
    let format = joined.format(of: next)
    if Self.combine(next, into: &joined.rights[right], isOneFormat: joined.format(of: own) == format) { return }
    var others = joined.alternatives[right] ?? []
    for index in others.indices {
      let isOneFormat = joined.format(of: others[index]) == format
      guard Self.combine(next, into: &others[index], isOneFormat: isOneFormat) else { continue }
      joined.alternatives[right] = others
      return
    }
    if let twin = ([own] + others).first(where: { joined.format(of: $0) == format }) {
      contradict(twin, next, right)
    } else {
      joined.alternatives[right] = others + [next]
    }
  }

  /// Whether two observations say the same, or each a part of it that the other leaves open.
  private static func combine(_ next: ObservedRight, into own: inout ObservedRight, isOneFormat: Bool) -> Bool {
    // Parts of one list are the list; what two windows each show a part of, neither of them shows.
    if !isOneFormat, own.assignment.isLeftOpen(by: next.assignment) { return false }
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
  /// Whether it lists nobody, be it that nobody holds the right, that it was not said or that it was not seen.
  fileprivate var hasNoHolder: Bool {
    if case .principals = self { false } else { true }
  }

  /// Whether something of it may be unseen.
  fileprivate var isLimited: Bool {
    switch self {
    case .principals(_, let complete): !complete
    case .noOne, .notDefined: false
    case .notCollected: true
    }
  }
}
