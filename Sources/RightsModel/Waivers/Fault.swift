/// One thing that is wrong in a finding, as far as it can be accepted apart from the others.
package enum Fault: Sendable, Hashable {
  /// Somebody lacks a right: of a rule over several rights, which one.
  case missing(Principal, in: UserRight?)
  /// Somebody should not have it.
  case unexpected(Principal, in: UserRight?)
  /// A WMI provider is not as the rule wants it.
  case provider(WMIProviderName)
  /// Something that names nobody, such as a number: with others in those rights it is another one.
  case nameless(seen: [UserRight: [Principal]])

  package var isNameless: Bool {
    if case .nameless = self { true } else { false }
  }

  /// Nil where the rule is about one right, or the fault names nobody.
  package var right: UserRight? {
    switch self {
    case .missing(_, let right), .unexpected(_, let right): right
    case .provider, .nameless: nil
    }
  }
}

extension Set<Fault> {
  /// Those of the principals of a rule over one right; what names nobody where there are none.
  package init(missing: [Principal], unexpected: [Principal]) {
    self = Set(missing.map { .missing($0, in: nil) } + unexpected.map { .unexpected($0, in: nil) })
    if isEmpty { insert(.nameless(seen: [:])) }
  }

  /// Whom they name, in whatever right; sorted.
  package var deviation: Deviation {
    var (missing, unexpected): (Set<Principal>, Set<Principal>) = ([], [])
    for fault in self {
      switch fault {
      case .missing(let principal, _): missing.insert(principal)
      case .unexpected(let principal, _): unexpected.insert(principal)
      case .provider, .nameless: break
      }
    }
    return Deviation(missing: missing.sorted(), unexpected: unexpected.sorted())
  }

  /// Which WMI providers they name; sorted.
  package var providers: [WMIProviderName] {
    compactMap { if case .provider(let name) = $0 { name } else { nil } }.sorted()
  }

  /// What is wrong besides that names nobody.
  package var nameless: Fault? { first(where: \.isNameless) }
}

extension RuleResult {
  /// What is wrong, each thing apart. Nil where another thing of the kind would look the same: the evidence is in words.
  package var faults: Set<Fault>? {
    guard let detail else { return Set(missing: deviation.missing, unexpected: deviation.unexpected) }
    if let wmi = detail.wmi { return faults(of: wmi) }
    var faults: Set<Fault> = []
    var seen: [UserRight: [Principal]] = [:]
    for part in detail.parts {
      guard case .right(let right, let assignment) = part.item else { return nil }
      faults.formUnion(part.missing.map { .missing($0, in: right) })
      faults.formUnion(part.unexpected.map { .unexpected($0, in: right) })
      if case .principals(let holders, _) = assignment { seen[right] = holders.sorted() } else { seen[right] = [] }
    }
    let named = faults.deviation
    guard named.missing == deviation.missing, named.unexpected == deviation.unexpected else { return nil }
    if detail.hasNamelessFault || faults.isEmpty { faults.insert(.nameless(seen: seen)) }
    return faults
  }

  // Whoever lacks the right of the host, and the providers that have something else.
  private func faults(of finding: WMIFinding) -> Set<Fault>? {
    if finding.hasUnseenProvider { return nil }
    let faults = Set<Fault>(
      deviation.missing.map { .missing($0, in: .impersonatePrivilege) } + finding.providers.map { .provider($0) })
    return faults.isEmpty ? nil : faults
  }
}
