import RightsModel
import RightsYAML

/// Decodes documents of kind PolicyTest that name a policy, strictly.
struct RuleTestDecoding {
  let diagnostics: DiagnosticCollector

  /// What a Snapshot may have beside rights and facts; the keys are decoded where snapshots are.
  static let besideKeys = ["tokens", "providers", "wmi", "completeness"]

  /// Whether a document is a test of a policy's rules.
  static func isMeant(_ node: YAMLNode) -> Bool { node.value(of: "policy") != nil }

  /// Nil where anything is wrong: a test that is half understood would test something else.
  func decode(_ node: YAMLNode) -> RuleTest? {
    guard let document = MappingReader(node, diagnostics: diagnostics) else { return nil }
    let before = diagnostics.diagnostics.count { $0.severity == .error }
    DocumentHeader.read(document, kind: DocumentKind.policyTest.rawValue)
    let policy = document.required("policy")
    let id = policy?.string()
    let sets = RuleDecoding.sets(document.optionalMapping("tiers"))
    let orphans = document.optionalSequence("orphans")?.compactMap { $0.sid() } ?? []
    let common = PolicyTestDecoding(diagnostics: diagnostics)
    let machine = document.optional("machine").flatMap(common.machine)
    let rights = PolicyTestRights(domain: machine?.domain)
    let good = document.optionalMapping("good").map(rights.table) ?? [:]
    let beside = Self.beside(document, [])
    let decoding = PolicyTestCaseDecoding(good: good, machine: machine, rights: rights, machines: common.machine)
    let others = Self.others(document, decoding) ?? []
    let cases = document.sequence("tests")?.compactMap { Self.decode($0, decoding, beside, others) } ?? []
    document.finish()
    var seen: Set<String> = []
    for item in cases where !seen.insert(item.name).inserted {
      diagnostics.error(
        "duplicate-value", "two tests are called \(Quoted.text(item.name))", at: item.location,
        help: "give one another name")
    }
    guard let policy, let id, diagnostics.diagnostics.count(where: { $0.severity == .error }) == before else {
      return nil
    }
    return RuleTest(
      policy: id, policyLocation: policy.location, sets: sets, orphans: Set(orphans),
      machine: machine ?? MachineFacts(), good: good,
      beside: beside, others: others, cases: cases, location: node.location)
  }

  /// The mapping's own, and of the others those that it does not have.
  private static func beside(_ mapping: MappingReader, _ others: [YAMLNode.Entry]) -> [YAMLNode.Entry] {
    for key in besideKeys { _ = mapping.optional(key) }
    let own = mapping.entries.filter { besideKeys.contains($0.key) }
    return own + others.filter { other in !own.contains { $0.key == other.key } }
  }

  private static func decode(
    _ value: ValueReader, _ decoding: PolicyTestCaseDecoding, _ common: [YAMLNode.Entry], _ others: [RuleTest.Other]
  ) -> RuleTest.Case? {
    guard let mapping = value.mapping() else { return nil }
    let name = mapping.string("name")
    let own = mapping.optional("machine").flatMap(decoding.machines)
    let spelling = PolicyTestRights(domain: (own ?? decoding.machine)?.domain)
    let start = decoding.start(mapping, spelling)
    let beside = beside(mapping, common)
    let others = Self.others(mapping, decoding) ?? others
    let variation = decoding.variation(mapping, spelling)
    let varied = mapping.optional("rights").map(RightSelection.rights)
    let expectations = mapping.required("expect").map(expectations)
    mapping.finish()
    guard let name, let expectations else { return nil }
    if variation != nil, varied == nil {
      return value.fail(
        "missing-key", "the test \(Quoted.text(name)) varies holders of no right", help: "add `rights:`")
    }
    return RuleTest.Case(
      name: name, machine: own, rights: start.rights, beside: beside, others: others, variation: variation,
      varied: (varied ?? nil) ?? [],
      expectations: expectations, location: value.location)
  }

  /// The other machines of the run; nil where nothing is said of them.
  private static func others(_ mapping: MappingReader, _ decoding: PolicyTestCaseDecoding) -> [RuleTest.Other]? {
    mapping.optionalSequence("others")?.compactMap { value in
      guard let other = value.mapping() else { return nil }
      let machine = other.optional("machine").flatMap(decoding.machines) ?? decoding.machine
      let start = decoding.start(other, PolicyTestRights(domain: machine?.domain))
      other.finish()
      return RuleTest.Other(machine: machine ?? MachineFacts(), rights: start.rights)
    }
  }

  /// One verdict for all rules, or a verdict for each rule that is named.
  private static func expectations(_ value: ValueReader) -> [RuleTest.Expected] {
    guard case .mapping = value.node.content else {
      return verdict(value).map { [RuleTest.Expected(rule: nil, verdict: $0, location: value.location)] } ?? []
    }
    return (value.mapping()?.allEntries() ?? []).compactMap { key, value in
      verdict(value).map { RuleTest.Expected(rule: key.value, verdict: $0, location: key.location) }
    }
  }

  private static func verdict(_ value: ValueReader) -> Verdict? {
    guard let text = value.string() else { return nil }
    if let verdict = Verdict(rawValue: text), PolicyTestCaseDecoding.verdicts.contains(verdict) { return verdict }
    return value.unknown(text, among: PolicyTestCaseDecoding.verdicts.map(\.rawValue))
  }
}
