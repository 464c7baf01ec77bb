internal import RightsBaselines
internal import RightsModel
internal import RightsPolicies
internal import RightsYAML

/// The overlays of one assignment, laid on top of each other: what they change in each baseline of the run.
struct OverlayGroup: Sendable {
  /// What becomes of one rule.
  enum Change: Sendable {
    case change(OverlayChange)
    /// It cannot be changed so, which matters only to a machine that has this baseline.
    case fault(Diagnostic)
  }

  var to: AssignmentSelector
  var location: SourceLocation
  /// By baseline, then right.
  private(set) var changes: [String: [UserRight: Change]] = [:]
  /// What the overlays declare on top of each baseline, by its id; what it declares itself is not among it.
  private(set) var parameters: [String: [Baseline.Parameter]] = [:]
  /// Lists that the assignment gives its overlays, by baseline.
  private(set) var lists: [String: [String: [PrincipalReference]]] = [:]
  /// What is wrong whatever machines there are.
  private(set) var diagnostics: [Diagnostic] = []

  /// - Parameters:
  ///   - bases: the run's baselines that overlays may change, by id.
  ///   - overlays: the documents that assignments name, by id; what is missing did not load, which is said elsewhere.
  init(_ assignment: Policy.Assignment, bases: [String: LoadedBaseline], overlays: [String: LoadedBaseline]) {
    (to, location) = (assignment.to, assignment.location)
    let sorted = bases.values.sorted { $0.baseline.id.utf8.lexicographicallyPrecedes($1.baseline.id.utf8) }
    for use in assignment.overlays {
      switch use {
      case .named(let name):
        if let overlay = overlays[name.id] { lay(overlay, named: name, assignment, sorted) }
      case .inline(let overlay, let named): lay(overlay, on: named, assignment, sorted)
      }
    }
  }

  // MARK: - One overlay

  private mutating func lay(
    _ overlay: LoadedBaseline, named use: Policy.BaselineUse, _ assignment: Policy.Assignment,
    _ bases: [LoadedBaseline]
  ) {
    guard let parent = overlay.document.extends?.value else {
      report(
        "not-an-overlay", "`\(use.id)` extends no baseline, so there is nothing that it changes", at: use.location,
        help: "assign it under `baselines`")
      return
    }
    if overlay.baseline.layer != assignment.to.layer {
      report(
        "layer-mismatch", "`\(use.id)` is of layer `\(overlay.baseline.layer.rawValue)`, and the assignment is not",
        at: use.location, help: "name it in an assignment for \(overlay.baseline.layer.words)")
      return
    }
    if let above = overlay.documents.dropFirst().first, above.unlisted != overlay.document.unlisted {
      report(
        "overlay-changes-unlisted", "`\(use.id)` changes `unlisted`, which an overlay cannot",
        at: overlay.document.keys["unlisted"] ?? overlay.document.location,
        help: "write `unlisted: \(above.unlisted.rawValue)`, and the rights that it is about")
    }
    var fits = false
    for base in bases {
      let parts = base.overlays(of: overlay)
      fits = fits || !parts.isEmpty
      declare(parts.flatMap(\.parameters), of: overlay, on: base, assignment)
      for part in parts {
        for entry in part.entries { add(entry, of: part, to: base, isFirm: true) }
      }
    }
    if !fits {
      report(
        "overlay-without-baseline", "`\(use.id)` extends `\(parent)`, which nothing assigns", at: use.location,
        help: "assign that baseline, or one that extends it")
    }
  }

  // Of an overlay in the policy: the baselines that it names, else those of its assignment, else all of the run.
  private mutating func lay(
    _ overlay: Overlay, on named: [Policy.BaselineUse], _ assignment: Policy.Assignment, _ bases: [LoadedBaseline]
  ) {
    let uses = named.isEmpty ? assignment.baselines : named
    var targets = bases.filter { $0.baseline.layer == assignment.to.layer }
    if !uses.isEmpty {
      for use in named where !bases.contains(where: { $0.baseline.id == use.id }) {
        report("unknown-baseline", "nothing assigns `\(use.id)`", at: use.location, help: "assign it, or leave it out")
      }
      targets = targets.filter { base in uses.contains { $0.id == base.baseline.id } }
    }
    guard !targets.isEmpty else { return }
    for entry in overlay.entries {
      var own = targets.filter { $0.has(entry.right) }
      // A whole rule may be new where it is clear whose it is.
      if case .expect = entry.change, own.isEmpty, uses.count == 1 { own = targets }
      if own.isEmpty {
        report(
          "nothing-inherited", "no baseline that this overlay changes has a rule for \(entry.right)",
          at: entry.location, help: "write it in a baseline that extends one")
      }
      for base in own { add(entry, of: overlay, to: base, isFirm: !uses.isEmpty) }
    }
  }

  /// - Parameter declared: what the parts of the overlay declare that are not the baseline's, the one on top last.
  private mutating func declare(
    _ declared: [Baseline.Parameter], of overlay: LoadedBaseline, on base: LoadedBaseline,
    _ assignment: Policy.Assignment
  ) {
    let id = base.baseline.id
    for parameter in declared {
      parameters[id, default: []].removeAll { $0.name == parameter.name }
      parameters[id, default: []].append(parameter)
    }
    // What this assignment gives the baseline itself is among the baseline's own lists.
    let isOwn = assignment.baselines.contains { $0.id == id }
    for name in Set((isOwn ? declared : declared + overlay.documents.flatMap(\.parameters)).map(\.name)) {
      if let list = assignment.parameters.lists[name] { lists[id, default: [:]][name] = list }
    }
  }

  /// - Parameter isFirm: whether the overlay was written for this baseline, so that a mistake is one on every machine.
  private mutating func add(_ entry: RightEntry, of overlay: Overlay, to base: LoadedBaseline, isFirm: Bool) {
    let id = base.baseline.id
    var change = OverlayChange(entry, of: overlay, on: base)
    var found: [Diagnostic] = []
    switch changes[id]?[entry.right] {
    case nil: break
    case .fault: return
    case .change(let below):
      do throws(DiagnosticError) { change = try below.followed(by: change) } catch { found = [error.diagnostic] }
    }
    if found.isEmpty { found = base.rule(change, parameters: parameters[id] ?? []).diagnostics }
    var fault: Diagnostic?
    for diagnostic in found {
      if diagnostic.severity == .error { fault = fault ?? diagnostic }
      // Of an overlay that is for whatever baseline there is, these are about a machine that has the one that does not fit.
      let dependsOnBase = Self.codesOfBase.contains(diagnostic.code.id)
      if (isFirm || !dependsOnBase) && !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
    }
    changes[id, default: [:]][entry.right] = fault.map(Change.fault) ?? .change(change)
  }

  private static let codesOfBase: Set<String> = [
    "not-a-single-list", "not-inherited", "nothing-inherited", "duplicate-principal",
  ]

  private mutating func report(_ code: Diagnostic.Code, _ message: String, at place: SourceLocation, help: String) {
    diagnostics.append(Diagnostic(.error, code, message, at: place, help: help))
  }
}
