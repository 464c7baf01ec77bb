import RightsModel
import RightsYAML

/// Applies one document to the rules it extends.
struct BaselineResolver {
  /// What is known of a baseline after resolution.
  struct Resolved {
    var document: BaselineDocument
    /// Of rules that give none, and of unlisted rights.
    var severity: Severity
    /// Where that is said, or the document that leaves it at medium.
    var severityLocation: SourceLocation
    /// Declared ones, inherited included.
    var parameters: [String: Baseline.Parameter]
    /// Declared ones, inherited included.
    var rules: [UserRight: ResolvedRule]

    /// The default of each parameter.
    var lists: [String: [PrincipalReference]] { parameters.mapValues(\.fallback) }

    /// The rule of a right, declared or made by `unlisted`; nil where the right is ignored.
    func rule(of right: UserRight) -> ResolvedRule? {
      if let rule = rules[right] { return rule }
      let kind: LocatedExpectation.Operator.Kind
      switch document.unlisted {
      case .ignore: return nil
      case .notDefined: kind = .notDefined
      case .noOne: kind = .noOne
      }
      let expectation = LocatedExpectation(
        [LocatedExpectation.Operator(kind, at: document.location)], at: document.location)
      return ResolvedRule(
        right: right, expectation: expectation, branches: [], severity: severity, rationale: nil,
        references: [], declaredAt: document.location,
        origins: RuleOrigins(severity: severityLocation, reasons: []), isUnlisted: true)
    }
  }

  let diagnostics: DiagnosticCollector

  /// - Parameter parent: what the document extends; nil where it extends nothing.
  func resolve(_ document: BaselineDocument, parent: Resolved?) -> Resolved {
    var resolved = Resolved(
      document: document, severity: document.severity ?? parent?.severity ?? .medium,
      severityLocation: document.keys["severity"] ?? parent?.severityLocation ?? document.location,
      parameters: parent?.parameters ?? [:], rules: parent?.rules ?? [:])
    for parameter in document.parameters { resolved.parameters[parameter.name] = parameter }
    checkParameters(document, resolved)
    if let parent, parent.document.layer != document.layer {
      diagnostics.error(
        "layer-mismatch", "`\(document.id)` and what it extends are of different layers",
        at: document.extends?.location,
        notes: [Diagnostic.Note("`\(parent.document.id)` stands here", at: parent.document.location)])
    }
    for entry in document.rights {
      let inherited = parent?.rule(of: entry.right)
      if case .drop = entry.change {
        if inherited == nil { reportNothingInherited(entry, "there is nothing to drop") }
        resolved.rules[entry.right] = nil
        continue
      }
      guard let expectation = expectation(entry, inherited) else { continue }
      let keepsBranches = if case .expect = entry.change { false } else { true }
      resolved.rules[entry.right] = ResolvedRule(
        right: entry.right, expectation: expectation,
        branches: keepsBranches ? inherited?.branches ?? [] : entry.branches,
        severity: entry.severity ?? inherited?.severity ?? resolved.severity,
        rationale: entry.rationale ?? inherited?.rationale,
        references: entry.references ?? inherited?.references ?? [], declaredAt: entry.location,
        origins: origins(entry, inherited, resolved))
    }
    if let parent { checkLoosening(resolved, parent) }
    return resolved
  }

  private func origins(_ entry: RightEntry, _ inherited: ResolvedRule?, _ resolved: Resolved) -> RuleOrigins {
    let reason = entry.reason.map { Located($0, at: entry.keys["reason"] ?? entry.location) }
    return RuleOrigins(
      severity: entry.keys["severity"] ?? inherited?.origins.severity ?? resolved.severityLocation,
      rationale: entry.keys["rationale"] ?? inherited?.origins.rationale,
      references: entry.keys["references"] ?? inherited?.origins.references,
      reasons: (reason.map { [$0] } ?? []) + (inherited?.origins.reasons ?? []))
  }

  private func expectation(_ entry: RightEntry, _ inherited: ResolvedRule?) -> LocatedExpectation? {
    switch entry.change {
    case .expect(let expectation): return expectation
    case .drop: return nil
    case .keep:
      if inherited == nil { reportNothingInherited(entry, "it needs an `expect`") }
      return inherited?.expectation
    case .edit(let add, let remove):
      guard let inherited else {
        reportNothingInherited(entry, "it needs a full `expect`")
        return nil
      }
      return edit(entry, inherited, add: add, remove: remove)
    }
  }

  private func edit(
    _ entry: RightEntry, _ inherited: ResolvedRule, add: [Located<PrincipalReference>],
    remove: [Located<PrincipalReference>]
  ) -> LocatedExpectation? {
    let note = Diagnostic.Note("the inherited rule stands here", at: inherited.declaredAt)
    guard inherited.branches.isEmpty, inherited.expectation.operators.count == 1,
      var list = inherited.expectation.operators.first, list.kind.takesPrincipals
    else {
      diagnostics.error(
        "not-a-single-list", "`add` and `remove` need an inherited rule with a single list: \(entry.right)",
        at: entry.location, help: "write a full `expect:`", notes: [note])
      return nil
    }
    for item in remove {
      guard list.principals.contains(where: { $0.value == item.value }) else {
        diagnostics.error(
          "not-inherited", "`\(item.value)` is not in the inherited list of \(entry.right)", at: item.location,
          notes: [note])
        continue
      }
      list.principals.removeAll { $0.value == item.value }
    }
    for item in add {
      if case .anyOf = item.value, list.kind != .within, list.kind != .excludes {
        diagnostics.error(
          "class-not-allowed", "the class `\(item.value)` may stand in `within` and `excludes` only", at: item.location,
          notes: [note])
        continue
      }
      if list.principals.contains(where: { $0.value == item.value }) {
        diagnostics.warning(
          "duplicate-principal", "`\(item.value)` is in the inherited list of \(entry.right) already",
          at: item.location, notes: [note])
        continue
      }
      list.principals.append(item)
    }
    if list.principals.isEmpty {
      diagnostics.error(
        "empty-list", "nothing is left of the inherited list of \(entry.right)", at: entry.location,
        help: "write `expect: no one`, or `drop: true`", notes: [note])
      return nil
    }
    return LocatedExpectation([list], at: entry.location)
  }

  private func checkParameters(_ document: BaselineDocument, _ resolved: Resolved) {
    for entry in document.rights {
      for item in entry.principals {
        guard case .parameter(let name) = item.value, resolved.parameters[name] == nil else { continue }
        diagnostics.error(
          "undeclared-parameter", "the parameter `\(name)` is not declared", at: item.location,
          help: Suggestion.help(for: name, in: resolved.parameters.keys.sorted())
            ?? "declare it: `parameters: {\(name): {default: []}}`")
      }
    }
  }

  private func reportNothingInherited(_ entry: RightEntry, _ consequence: String) {
    diagnostics.error(
      "nothing-inherited", "no rule of \(entry.right) is inherited, so \(consequence)", at: entry.location)
  }

  // Every right is compared as it stands before and after, so that a change of `unlisted` counts too.
  private func checkLoosening(_ resolved: Resolved, _ parent: Resolved) {
    var undeclared: [UserRight] = []
    let lists = (old: parent.lists, new: resolved.lists)
    let listed = UserRightSet(resolved.document.rights.map(\.right))
    for right in UserRight.allCases {
      // What is inherited as it is, which is most, is no looser, unless a default that it uses is.
      if parent.rules[right] != nil, !listed.contains(right), lists.old == lists.new { continue }
      guard let old = parent.rule(of: right),
        let clause = Loosening.reason(from: old, to: resolved.rule(of: right), lists: lists)
      else { continue }
      guard let entry = resolved.document.rights.first(where: { $0.right == right }) else {
        undeclared.append(right)
        continue
      }
      if entry.reason != nil || resolved.document.reason != nil { continue }
      diagnostics.error(
        "loosening-without-reason", "\(right) is loosened, since \(clause), and no `reason` is given",
        at: entry.location, help: "add `reason:` to this right",
        notes: [Diagnostic.Note("the inherited rule stands here", at: old.declaredAt)])
    }
    if let first = undeclared.first, resolved.document.reason == nil {
      diagnostics.error(
        "loosening-without-reason",
        "rights that are not listed are loosened (\(first) and \(undeclared.count - 1) more) and no `reason` is given",
        at: resolved.document.location, help: "add `reason:` to the document",
        notes: [Diagnostic.Note("what it extends stands here", at: parent.document.location)])
    }
  }
}
