internal import RightsBaselines
internal import RightsModel
internal import RightsPolicies

/// The overlays of a run: fixed before it and shared by all workers.
struct OverlaySource: Sendable {
  /// Which groups are meant for a subject, as indices.
  struct Match: Hashable, Sendable {
    var applied: [Int] = []
    /// What depends on facts that are not known.
    var open: [Open] = []

    struct Open: Hashable, Sendable {
      var group: Int
      var missing: [MissingFact]
    }
  }

  /// One for each assignment that has overlays, in the order of the policies.
  private(set) var groups: [OverlayGroup] = []
  /// The run's baselines, by id; empty where there is no overlay and nobody asks for them.
  private(set) var bases: [String: LoadedBaseline] = [:]
  /// The documents that assignments name as overlays, sorted by id.
  private(set) var documents: [RunContext.Policy] = []
  /// Every overlay as it is written.
  private var written: [Overlay] = []

  init() {}

  /// - Parameter keepsBases: whether they are kept where there is no overlay.
  init(_ policies: [Policy], bases all: [LoadedBaseline], overlays: [LoadedBaseline], keepsBases: Bool) {
    let assignments = policies.flatMap(\.assignments).filter { !$0.overlays.isEmpty }
    guard keepsBases || !assignments.isEmpty else { return }
    bases = Dictionary(all.map { ($0.baseline.id, $0) }) { first, _ in first }
    let named = Dictionary(overlays.map { ($0.baseline.id, $0) }) { first, _ in first }
    groups = assignments.map { OverlayGroup($0, bases: bases, overlays: named) }
    let ids = Set(assignments.flatMap(\.overlayNames).map(\.id))
    documents = overlays.compactMap { overlay in
      guard ids.contains(overlay.baseline.id), let file = overlay.lineage.first?.file else { return nil }
      return RunContext.Policy(id: overlay.baseline.id, file: file)
    }
    .sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    written = assignments.flatMap(\.overlays).flatMap { use in
      switch use {
      case .named(let name): named[name.id]?.documents.map(Overlay.init) ?? []
      case .inline(let overlay, _): [overlay]
      }
    }
  }

  /// What stands at a place of an overlay.
  func entry(at location: SourceLocation) -> RightEntry? {
    written.lazy.flatMap(\.entries).first { $0.location == location }
  }

  var diagnostics: [Diagnostic] { groups.flatMap(\.diagnostics) + conflicts }

  /// Rules that baselines have only with an overlay, under their ids; each once.
  var additions: [Rule] {
    var seen: Set<String> = []
    return rules { base, right in !base.has(right) }
      .sorted { ($0.id, $0.declaredAt) < ($1.id, $1.declaredAt) }
      .filter { seen.insert($0.id).inserted }
  }

  /// Every rule as one group of overlays alone changes it; in no order.
  var changedRules: [Rule] { rules { _, _ in true } }

  private func rules(where isMeant: (LoadedBaseline, UserRight) -> Bool) -> [Rule] {
    groups.flatMap { group in
      group.changes.flatMap { id, rights -> [Rule] in
        guard let base = bases[id] else { return [] }
        return rights.compactMap { right, change -> Rule? in
          guard case .change(let change) = change, isMeant(base, right) else { return nil }
          return base.rule(change, parameters: group.parameters[id] ?? []).rule
        }
      }
    }
  }

  /// Which groups are meant for a subject.
  func match(_ answer: (AssignmentSelector) -> AssignmentMatch) -> Match {
    var match = Match()
    for (index, group) in groups.enumerated() {
      switch answer(group.to) {
      case .doesNotMatch: continue
      case .matches: match.applied.append(index)
      case .unknown(let missing): match.open.append(Match.Open(group: index, missing: missing))
      }
    }
    return match
  }

  // Two assignments for the same subjects that contradict each other do so on every one of them.
  private var conflicts: [Diagnostic] {
    var found: [Diagnostic] = []
    for (index, later) in groups.enumerated() {
      for earlier in groups[..<index] where earlier.to == later.to {
        for (id, rights) in later.changes.sorted(by: { $0.key < $1.key }) {
          for (right, change) in rights.sorted(by: { $0.key < $1.key }) {
            guard case .change(let second) = change, case .change(let first)? = earlier.changes[id]?[right],
              first.merged(with: second) == nil
            else { continue }
            let conflict = Self.conflict(right, [first, second])
            // Once, however many baselines they change.
            if !found.contains(conflict) { found.append(conflict) }
          }
        }
      }
    }
    return found
  }

  /// That changes of several assignments contradict each other.
  static func conflict(_ right: UserRight, _ changes: [OverlayChange]) -> Diagnostic {
    let places = changes.flatMap(\.steps).map(\.location).sorted()
    return Diagnostic(
      .error, "overlay-conflict", "overlays of two assignments change \(right) in ways that contradict each other",
      at: places.last, help: "restrict one assignment, or put both overlays into one, in the order in which they count",
      notes: places.dropLast().map { Diagnostic.Note("another change is here", at: $0) })
  }
}
