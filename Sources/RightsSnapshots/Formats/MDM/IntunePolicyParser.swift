internal import RightsModel
internal import RightsYAML

/// Reads the settings of one policy. A right without a setting is not defined by it.
struct IntunePolicyParser {
  private(set) var snapshot: Snapshot
  private let uri: String
  private var ledger: PolicyLedger

  private static let area = "device_vendor_msft_policy_config_userrights_"

  init(_ snapshot: Snapshot, uri: String) {
    self.snapshot = snapshot
    self.uri = uri
    ledger = PolicyLedger(uri: uri)
  }

  mutating func parse(_ policy: YAMLNode) {
    identify(policy)
    if case .sequence(let settings)? = policy.value(of: "settings")?.content {
      for setting in settings { read(setting.value(of: "settingInstance") ?? setting, of: setting) }
      settle(JSONPage.gap(policy, list: "settings", counts: ["settingCount"]))
    } else {
      snapshot.completeness = .partial(reason: "the policy has no list of settings")
      snapshot.diagnostics.append(
        Diagnostic(
          .warning, "rights-not-collected", "the policy has no list of settings: no right is collected",
          at: policy.location, help: "ask Graph for it with `?$expand=settings`"))
    }
    for (right, observed) in ledger.faults { snapshot.rights[right] = observed }
    ledger.conclude(into: &snapshot)
  }

  private mutating func identify(_ policy: YAMLNode) {
    guard let name = policy.value(of: "name")?.scalar ?? policy.value(of: "displayName")?.scalar, !name.isEmpty else {
      return
    }
    let id = policy.value(of: "id")?.scalar.flatMap { GUID($0) }?.description
    snapshot.subject = Subject(kind: .gpo, id: id ?? name, gpoName: name)
  }

  private mutating func read(_ instance: YAMLNode, of setting: YAMLNode) {
    guard let place = instance.value(of: "settingDefinitionId"), let definition = Self.text(place)?.lowercased() else {
      // It may set any right.
      var statement = PolicyStatement(line: setting.location.line ?? 1)
      statement.fault = "a setting has no settingDefinitionId, so any right may be its"
      _ = ledger.accept(statement)
      return
    }
    guard definition.hasPrefix(Self.area) else { return }
    let name = definition.dropFirst(Self.area.count)
    let line = place.location.line ?? 1
    var statement = PolicyStatement(name: UserRightsCSP.right(name)?.constant ?? String(name), line: line)
    if case .sequence(let items)? = instance.value(of: "simpleSettingCollectionValue")?.content, !items.isEmpty {
      for item in items { add(item, &statement) }
    } else {
      statement.fault = "it has no list of accounts"
    }
    guard let right = ledger.accept(statement) else { return }
    let holders = statement.holders
    let assignment: Assignment = holders.isEmpty ? .noOne : .principals(holders, complete: true)
    if snapshot.rights[right].line == 0 {
      snapshot.rights[right] = ObservedRight(assignment, line: Int32(clamping: line))
    } else if snapshot.rights[right].assignment != assignment {
      ledger.report(
        "contradicting-settings", right, "two settings of one policy differ", Int32(clamping: line),
        help: "export the policy again")
    }
  }

  private func add(_ item: YAMLNode, _ statement: inout PolicyStatement) {
    guard let value = item.value(of: "value"), let text = Self.text(value, allowingEmpty: true) else {
      statement.fault = statement.fault ?? "one of its accounts has no value"
      return
    }
    UserRightsCSP.add(text, to: &statement)
  }

  /// The text of a value; nil for `null` and what is no text.
  private static func text(_ node: YAMLNode, allowingEmpty: Bool = false) -> String? {
    guard case .scalar(let text, let style) = node.content, style != .plain || text != "null" else { return nil }
    return text.isEmpty && !allowingEmpty ? nil : text
  }

  private mutating func settle(_ gap: Diagnostic?) {
    if let gap {
      snapshot.diagnostics.append(gap)
      snapshot.completeness = .partial(reason: "the list of its settings is not whole: \(gap.message)")
      return
    }
    if ledger.hasNameless {
      snapshot.completeness = .partial(reason: "one of its settings does not say what it sets, which may be any right")
      return
    }
    for right in UserRight.allCases where snapshot.rights[right].line == 0 {
      snapshot.rights[right] = ObservedRight(.notDefined)
    }
  }
}
