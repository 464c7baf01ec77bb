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
    let (snapshot, change) = (mapping.optional("snapshot"), mapping.optional("change"))
    if snapshot != nil, let change {
      let _: Never? = change.fail(
        "conflicting-keys", "`\(change.path)` changes the good example, and the test has a snapshot of its own",
        help: "remove one of the two")
    }
    var table = snapshot == nil ? good : snapshot?.mapping().map(spelling.table) ?? [:]
    var changed = snapshot == nil ? [] : Set(table.keys)
    if snapshot == nil, let change {
      for (key, value) in change.mapping()?.allEntries() ?? [] {
        guard let right = PolicyTestRights.right(key, value.diagnostics),
          let assignment = edited(value, table[right], spelling)
        else { continue }
        table[right] = spelling.observed(assignment, key.location)
        changed.insert(right)
      }
    }
    let variation = variation(mapping, spelling)
    let only = mapping.optional("rights").flatMap(list)
    let expect = mapping.required("expect")
    mapping.finish()
    guard let name, let expect else { return nil }
    let isWide = changed.isEmpty && snapshot == nil
    let expectations = expectations(expect, default: only ?? (isWide ? good.keys.sorted() : changed.sorted()))
    guard let expectations else { return nil }
    let expected = Set(expectations.map(\.right))
    for right in changed.subtracting(expected).sorted() {
      let _: Never? = expect.fail(
        "nothing-expected", "the test \(Quoted.text(name)) changes \(right) and expects nothing of it",
        help: "add `\(right): pass` or the verdict that is due")
    }
    return PolicyTest.Case(
      name: name, machine: own, rights: table, changed: changed, isChangeOfGood: snapshot == nil,
      variation: variation, expectations: expectations, location: value.location)
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

  private func variation(_ mapping: MappingReader, _ spelling: PolicyTestRights) -> PolicyTest.Variation? {
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
    value.stringList()?.compactMap { PolicyTestRights.right($0, value.diagnostics) }
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
