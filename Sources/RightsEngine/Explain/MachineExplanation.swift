internal import RightsBaselines
package import RightsModel
internal import RightsPolicies

/// Why one machine or GPO has the verdicts that it has: inputs, assignments, overlays, operator, verdict, each with its place.
package struct MachineExplanation {
  /// What came of it.
  package struct Outcome: Sendable {
    /// Nil where it could not be explained, which the diagnostics say.
    package var page: String?
    package var diagnostics: [Diagnostic]
    /// 0, 2 where our own documents are wrong, 3 where the machine or the rule is not there.
    package var exit: Int
  }

  let configuration: Configuration
  let plan: ScanPlan
  let report: SubjectReport
  let judgedBy: Plan
  let set: RuleSet?
  let gpo: GUID?
  let domain: String?
  /// What was said of the machine beside what was collected, each with its place: by whoever collected it, then by an
  /// inventory.
  let given: [MachineFacts]
  /// What the command line says of inputs that do not say it themselves.
  let statedFacts: MachineFacts
  /// As reports have it.
  let run: RunContext

  /// Explains a right, a rule, a number of a publisher, or what a principal holds.
  ///
  /// - Parameters:
  ///   - machine: its id, FQDN or name; of a GPO the GUID or the display name.
  ///   - request: what a scan would be asked for; outputs are not written.
  package static func explain(_ subject: ExplainSubject, machine: String, _ request: ScanRequest) -> Outcome {
    explain(machine, request) { explanations throws(DiagnosticError) in
      var pages: [String] = []
      for explanation in explanations { pages.append(try explanation.page(subject)) }
      return pages.joined(separator: "\n")
    }
  }

  /// - Parameters:
  ///   - machine: nil for all that is there.
  ///   - page: makes the page of those that were found, at least one.
  static func explain(
    _ machine: String?, _ request: ScanRequest, page: ([MachineExplanation]) throws(DiagnosticError) -> String
  ) -> Outcome {
    var request = request
    request.keepsDocuments = true
    let configuration = Configuration(request)
    guard !configuration.hasErrors else {
      return Outcome(page: nil, diagnostics: configuration.diagnostics, exit: 2)
    }
    let discovery = Scan.discover(request, configuration)
    let items = machine.map { name in item(name, configuration, discovery).map { [$0] } ?? [] } ?? discovery.items
    guard !items.isEmpty else {
      let help = machine.flatMap { Suggestion.help(for: $0, in: discovery.items.map(\.subject.id)) }
      let missing = Diagnostic(
        .error, "unknown-machine", machine.map { "nothing that was given is about `\($0)`" } ?? "nothing was given",
        help: help ?? "name its files with --input, or its inventory with --inventory")
      return Outcome(page: nil, diagnostics: configuration.diagnostics + discovery.diagnostics + [missing], exit: 3)
    }
    let rules = RuleSelection.rules(configuration, only: [], skip: [])
    var plan = Scan.plan(request, configuration, discovery, rules, showsEveryVerdict: true)
    plan.groups = GroupSurvey.groups(Worker(plan))
    let run = Scan.context(request, configuration, rules)
    let explanations = items.map { MachineExplanation($0, plan, configuration, run) }
    let diagnostics = configuration.diagnostics + explanations.flatMap(\.report.diagnostics)
    do throws(DiagnosticError) {
      return Outcome(page: try page(explanations), diagnostics: diagnostics, exit: 0)
    } catch {
      return Outcome(page: nil, diagnostics: diagnostics + [error.diagnostic], exit: 3)
    }
  }

  private static func item(_ name: String, _ configuration: Configuration, _ discovery: Discovery) -> WorkItem? {
    let wanted = name.lowercased()
    let guid = GUID(name).map { "\($0)" }
    return discovery.items.first { item in
      let known = item.inventory >= 0 ? configuration.inventory.machines[Int(item.inventory)] : MachineFacts()
      let id = item.subject.id
      let host = id.split(separator: ".").first.map(String.init)
      let names = [id, host, item.subject.gpoName, known.id, known.fqdn, known.name]
      if names.contains(where: { $0?.lowercased() == wanted }) { return true }
      return guid != nil && id.split(separator: "/").last.map(String.init) == guid
    }
  }

  private init(_ item: WorkItem, _ plan: ScanPlan, _ configuration: Configuration, _ run: RunContext) {
    (self.plan, self.configuration, self.run) = (plan, configuration, run)
    report = Worker(plan).process(item)
    var given: [MachineFacts] = []
    if case .machine(let folder) = item.source { given.append(folder.facts) }
    if item.inventory >= 0 { given.append(plan.input.inventory[Int(item.inventory)]) }
    self.given = given
    var stated = MachineFacts()
    (stated.os, stated.role) = (plan.input.statedOS, plan.input.statedRole)
    statedFacts = stated
    let parts = item.subject.kind == .gpo ? item.subject.id.split(separator: "/") : []
    domain = parts.count == 2 ? String(parts[0]) : nil
    gpo = parts.last.flatMap { GUID(String($0)) }
    let planner = Planner(plan.source)
    judgedBy = planner.plan(report.facts, gpo: gpo, domain: domain, layer: report.layer)
    set = judgedBy.ruleSet.map { planner.ruleSets[$0] }
  }

  // MARK: - The page

  private func page(_ subject: ExplainSubject) throws(DiagnosticError) -> String {
    let (title, results) = try results(about: subject)
    var page = PageText(title: "\(title) on \(report.subject.gpoName ?? report.subject.id)")
    page.heading("Inputs")
    page.columns(inputs)
    page.heading("Assignments")
    page.columns(resolved.assignmentRows)
    if let gap = judgedBy.gap { page.paragraph("a gap: \(gap)") }
    for result in results { write(result, into: &page) }
    return page.text
  }

  private func results(about subject: ExplainSubject) throws(DiagnosticError) -> (String, [RuleResult]) {
    func matching(_ fits: (RunRule) -> Bool) -> [RuleResult] {
      report.results.filter { fits(rule(of: $0)) || plan.rules[$0.ruleIndex].right == nil && isAlone($0) }
    }
    switch subject {
    case .right(let right):
      return (
        right.constant,
        matching { rule in
          if case .assertion(let own) = rule { return own.body.rights.contains(right) }
          return rule.right == right
        }
      )
    case .rule(let id):
      let results = report.results.filter { rule(of: $0).id.lowercased() == id.lowercased() }
      if !results.isEmpty { return (id, results) }
      if let only = report.results.first(where: isAlone) { return (id, [only]) }
      throw unknown(id)
    case .reference(let id):
      let results = matching { rule in
        rule.references.contains { reference in reference.ids.contains { $0.lowercased() == id } }
      }
      if results.isEmpty { throw unknown(id) }
      return (id, results)
    case .principal(let reference):
      let holder = principal(reference)
      let results = report.results.filter { result in
        let parts = result.detail?.parts.compactMap { part -> Assignment? in
          if case .right(_, let assignment) = part.item { assignment } else { nil }
        }
        return ((parts ?? []) + [result.observed?.assignment].compactMap(\.self)).contains { assignment in
          guard case .principals(let holders, _) = assignment else { return false }
          return holder.map(holders.contains) ?? false
        }
      }
      if let only = report.results.first(where: isAlone), results.isEmpty { return (reference.description, [only]) }
      if results.isEmpty {
        throw DiagnosticError(
          Diagnostic(.error, "nothing-held", "no right that a rule is about is held there by `\(reference)` itself"))
      }
      return (reference.description, results)
    default:
      throw DiagnosticError(
        Diagnostic(
          .error, "not-on-a-machine", "that is nothing of a machine",
          help: "with --machine explain a right, a rule or a principal"))
    }
  }

  /// A result that is said of the subject as a whole: a gap, or that it is out of scope.
  private func isAlone(_ result: RuleResult) -> Bool {
    switch plan.rules[result.ruleIndex] {
    case .gap, .waiver, .outOfScope: true
    default: false
    }
  }

  func rule(of result: RuleResult) -> RunRule {
    result.changed.map { .baseline($0.rule) } ?? plan.rules[result.ruleIndex]
  }

  private func unknown(_ id: String) -> DiagnosticError {
    let ids = report.results.map { rule(of: $0).id }
    return DiagnosticError(
      Diagnostic(
        .error, "unknown-rule", "\(report.subject.id) is not judged by `\(id)`",
        help: Suggestion.help(for: id, in: ids) ?? "explain a right to see every rule that is about it"))
  }

  private func principal(_ reference: PrincipalReference) -> Principal? {
    switch reference {
    case .sid(let sid): .sid(sid)
    case .relative(let scope, let rid):
      switch scope {
      case .machine: report.facts.machineSID?.appending(rid).map(Principal.sid)
      case .domain: report.facts.domainSID?.appending(rid).map(Principal.sid)
      case .forest: report.facts.forestSID?.appending(rid).map(Principal.sid)
      }
    case .account, .relativeName, .anyOf, .parameter: nil
    }
  }
}
