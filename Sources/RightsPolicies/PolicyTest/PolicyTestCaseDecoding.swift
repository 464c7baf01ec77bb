import RightsModel
import RightsYAML

/// Reads the cases of a test: what is judged, and what must come of it.
struct PolicyTestCaseDecoding {
  let good: PolicyTest.Rights
  /// The document's.
  let machine: MachineFacts?
  let rights: PolicyTestRights
  let machines: (ValueReader) -> MachineFacts?

  /// The verdicts that a rule can reach by what a test spells out: `stale` and `error` come from files and their age.
  static let verdicts: [Verdict] = [.pass, .fail, .notApplicable, .notCollected, .unknown]

  func decode(_ value: ValueReader) -> PolicyTest.Case? {
    guard let mapping = value.mapping() else { return nil }
    let name = mapping.string("name")
    let own = mapping.optional("machine").flatMap(machines)
    let spelling = PolicyTestRights(domain: (own ?? machine)?.domain)
    let start = start(mapping, spelling)
    let variation = variation(mapping, spelling)
    let (named, expect) = (mapping.optional("rights"), mapping.required("expect"))
    let only = named.flatMap(list)
    if let named, let expect, case .mapping = expect.node.content {
      let _: Never? = named.fail(
        "conflicting-keys", "`\(expect.path)` already says for which rights it is", help: "remove `rights`")
    }
    mapping.finish()
    guard let name, let expect else { return nil }
    let usual = start.isGood && start.changed.isEmpty ? Set(good.keys) : start.changed
    guard let expectations = expectations(expect, default: only ?? usual.sorted()) else { return nil }
    let expected = Set(expectations.map(\.right))
    for right in start.changed.subtracting(expected).sorted() {
      let _: Never? = expect.fail(
        "nothing-expected", "the test \(Quoted.text(name)) changes \(right) and expects nothing of it",
        help: "add `\(right): pass` or the verdict that is due")
    }
    return PolicyTest.Case(
      name: name, machine: own, rights: start.rights, changed: start.changed, isChangeOfGood: start.isGood,
      variation: variation, expectations: expectations, location: value.location)
  }

  /// What a case begins with: a snapshot of its own, or the good example with its changes.
  func start(
    _ mapping: MappingReader, _ spelling: PolicyTestRights
  ) -> (rights: PolicyTest.Rights, changed: Set<UserRight>, isGood: Bool) {
    let change = mapping.optional("change")
    if let snapshot = mapping.optional("snapshot") {
      if let change {
        let _: Never? = change.fail(
          "conflicting-keys", "`\(change.path)` changes the good example, and the test has a snapshot of its own",
          help: "remove one of the two")
      }
      let rights = snapshot.mapping().map(spelling.table) ?? [:]
      return (rights, Set(rights.keys), false)
    }
    var rights = good
    var changed: Set<UserRight> = []
    let entries = change?.mapping()?.allEntries()
    if let entries, let change, entries.isEmpty {
      let _: Never? = change.fail("empty-list", "`\(change.path)` is empty", help: "leave the key out")
    }
    for (key, value) in entries ?? [] {
      guard let right = PolicyTestRights.right(key, value.diagnostics),
        let assignment = edited(value, good[right], spelling)
      else { continue }
      rights[right] = spelling.observed(assignment, key.location)
      changed.insert(right)
    }
    return (rights, changed, true)
  }

  /// A right anew, or the good example's with holders added and removed.
  private func edited(
    _ value: ValueReader, _ before: ObservedRight?, _ spelling: PolicyTestRights
  ) -> Assignment? {
    let (adds, removes) = (value.node.value(of: "add") != nil, value.node.value(of: "remove") != nil)
    guard adds || removes, let mapping = value.mapping() else { return spelling.assignment(value) }
    let (add, remove) = (mapping.optional("add"), mapping.optional("remove"))
    mapping.finish()
    var holders: [Principal] = []
    switch before?.assignment {
    case .principals(let principals, complete: true): holders = principals
    case .noOne: break
    case .principals, .notDefined, .notCollected, nil:
      return value.fail(
        "nothing-to-change", "the good example does not say who holds the right of `\(value.path)`",
        help: "write the holders here, or add them to `good`")
    }
    if let remove {
      guard let list = spelling.holders(remove) else { return nil }
      for principal in list where !holders.contains(principal) {
        return remove.fail("nothing-to-change", "`\(remove.path)`: \(principal) does not hold the right")
      }
      holders.removeAll(where: list.contains)
    }
    if let add {
      guard let list = spelling.holders(add) else { return nil }
      for principal in list where holders.contains(principal) {
        return add.fail("nothing-to-change", "`\(add.path)`: \(principal) holds the right already")
      }
      holders += list
    }
    return holders.isEmpty ? .noOne : .principals(holders.sorted(), complete: true)
  }

  func variation(_ mapping: MappingReader, _ spelling: PolicyTestRights) -> PolicyTest.Variation? {
    let (add, remove) = (mapping.optional("addEach"), mapping.optional("removeEach"))
    if add != nil, let remove {
      return remove.fail(
        "conflicting-keys", "`addEach` and `removeEach` do not go together", help: "make two tests of it")
    }
    if let add { return spelling.holders(add).map { .add($0) } }
    guard let remove else { return nil }
    if remove.node.scalar == "all" { return .remove(nil) }
    return spelling.holders(remove).map { .remove($0) }
  }

  private func list(_ value: ValueReader) -> [UserRight]? {
    var seen: Set<String> = []
    return value.stringList()?.compactMap { name in
      guard seen.insert(name.value).inserted else {
        value.diagnostics.error(
          "duplicate-value", "`\(name.value)` stands twice in `\(value.path)`", at: name.location, help: "remove one")
        return nil
      }
      return PolicyTestRights.right(name, value.diagnostics)
    }
  }

  /// One verdict for all of `rights`, or a verdict for each right that is named.
  private func expectations(_ value: ValueReader, default rights: [UserRight]) -> [PolicyTest.Expected]? {
    guard case .mapping = value.node.content else {
      return verdict(value).map { verdict in
        rights.map { PolicyTest.Expected(right: $0, verdict: verdict, location: value.location) }
      }
    }
    guard let entries = value.mapping()?.allEntries() else { return nil }
    return entries.compactMap { key, value in
      guard let right = PolicyTestRights.right(key, value.diagnostics), let verdict = verdict(value) else { return nil }
      return PolicyTest.Expected(right: right, verdict: verdict, location: key.location)
    }
  }

  private func verdict(_ value: ValueReader) -> Verdict? {
    guard let text = value.string() else { return nil }
    if let verdict = Verdict(rawValue: text), Self.verdicts.contains(verdict) { return verdict }
    return value.unknown(text, among: Self.verdicts.map(\.rawValue))
  }
}
