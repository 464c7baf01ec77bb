import RightsModel
import RightsYAML

/// What an entry of known debt accepts, as its document has it: lists for the one right of its rule, or for each of several.
struct KnownFaults {
  struct Lists {
    var missing: [Principal] = []
    var unexpected: [Principal] = []
  }

  /// By right; nil is the one that the rule is about.
  var lists: [UserRight?: Lists] = [:]
  /// WMI providers, of a rule about those.
  var providers: [WMIProviderName] = []
  /// Who was seen by what names nobody; nil where everything names somebody.
  var seen: [UserRight: [Principal]]?

  init(_ faults: Set<Fault>) {
    for fault in faults {
      switch fault {
      case .missing(let principal, let right): lists[right, default: Lists()].missing.append(principal)
      case .unexpected(let principal, let right): lists[right, default: Lists()].unexpected.append(principal)
      case .provider(let name): providers.append(name)
      case .nameless(let seen): self.seen = seen
      }
    }
  }

  var all: Set<Fault> {
    var faults: Set<Fault> = []
    for (right, lists) in lists {
      faults.formUnion(lists.missing.map { .missing($0, in: right) })
      faults.formUnion(lists.unexpected.map { .unexpected($0, in: right) })
    }
    faults.formUnion(providers.map { .provider($0) })
    if let seen { faults.insert(.nameless(seen: seen)) }
    return faults
  }

  var sortedRights: [(UserRight, Lists)] {
    lists.compactMap { right, lists in right.map { ($0, lists) } }.sorted { $0.0 < $1.0 }
  }

  // MARK: - Reading

  /// Reads the keys `missing`, `unexpected`, `rights`, `providers` and `seen`; mistakes are reported.
  init?(decoding entry: MappingReader) {
    guard let own = Self.lists(entry) else { return nil }
    let rights = entry.optional("rights")
    let seen = entry.optional("seen")
    let providers = entry.optional("providers")
    if own.isEmpty {
      if let rights {
        guard let byRight = Self.byRight(rights, Self.accepted) else { return nil }
        for (right, lists) in byRight { self.lists[right] = lists }
      }
      if let seen {
        guard let byRight = Self.byRight(seen, { Self.principals($0, allowingEmpty: true) }) else { return nil }
        self.seen = byRight
      }
      if let providers {
        guard let names = Self.providers(providers) else { return nil }
        self.providers = names
      }
      // Nobody at all: it accepts what names nobody.
      if rights == nil, seen == nil, providers == nil { self.seen = [:] }
    } else if let wrong = rights ?? seen ?? providers {
      let _: Never? = wrong.fail(
        "contradiction",
        "`\(wrong.path)` is for rules over several rights, and the entry has lists for a rule over one",
        help: "keep one of the two, as `plumbline scan --write-known` wrote it")
      return nil
    } else {
      lists[nil] = own
    }
  }

  private static func byRight<Value>(_ value: ValueReader, _ read: (ValueReader) -> Value?) -> [UserRight: Value]? {
    guard let mapping = value.mapping() else { return nil }
    var found: [UserRight: Value] = [:]
    var isSound = true
    for (key, value) in mapping.allEntries() {
      guard let right = UserRight(constant: key.value) else {
        value.diagnostics.error(
          "unknown-right", "there is no right \(Quoted.text(key.value))", at: key.location,
          help: Suggestion.help(for: key.value, in: UserRight.allCases.map(\.constant))
            ?? "write it like SeDebugPrivilege")
        isSound = false
        continue
      }
      guard let item = read(value), found.updateValue(item, forKey: right) == nil else {
        isSound = false
        continue
      }
    }
    if isSound, found.isEmpty {
      return value.fail("empty-list", "`\(value.path)` is empty", help: "leave the key out")
    }
    return isSound ? found : nil
  }

  private static func accepted(_ value: ValueReader) -> Lists? {
    guard let mapping = value.mapping(), let lists = lists(mapping) else { return nil }
    mapping.finish()
    guard lists.isEmpty else { return lists }
    return value.fail(
      "missing-key", "`\(value.path)` accepts nobody", help: "add `missing:` or `unexpected:`, or remove the right")
  }

  private static func lists(_ mapping: MappingReader) -> Lists? {
    var lists = Lists()
    if let value = mapping.optional("missing") {
      guard let list = principals(value) else { return nil }
      lists.missing = list
    }
    if let value = mapping.optional("unexpected") {
      guard let list = principals(value) else { return nil }
      lists.unexpected = list
    }
    return lists
  }

  private static func providers(_ value: ValueReader) -> [WMIProviderName]? {
    guard let texts = value.stringList() else { return nil }
    let names = texts.compactMap { WMIProviderName($0.value) }
    guard names.count == texts.count else {
      return value.fail("invalid-value", "`\(value.path)` has a provider without a name", help: "write root/cimv2:Name")
    }
    return Set(names).sorted()
  }

  private static func principals(_ value: ValueReader, allowingEmpty: Bool = false) -> [Principal]? {
    value.stringList(allowingEmpty: allowingEmpty).map { Set($0.map { Principal(canonical: $0.value) }).sorted() }
  }
}

extension KnownFaults.Lists {
  var isEmpty: Bool { missing.isEmpty && unexpected.isEmpty }
}
