package import RightsModel

extension MachineFactsBuilder {
  /// Takes the value of a key where the entry has it.
  ///
  /// PowerShell writes a list of one as its only item.
  package mutating func take(_ key: MachineFactsKey, from entry: MappingReader) {
    guard let value = entry.optional(key.rawValue) else { return }
    switch key.shape {
    case .text:
      if let text = value.string() { set(key, Item(text, at: value.location)) }
    case .flag:
      if let flag = value.bool() { set(key, Item(flag ? "true" : "false", at: value.location)) }
    case .list:
      guard let items = value.stringList(orSingle: true, allowingEmpty: true) else { return }
      set(key, list: items.map { Item($0.value, at: $0.location) }, at: value.location)
    case .pairs:
      guard let entries = value.mapping(nullIsAbsent: true)?.allEntries() else { return }
      let pairs = entries.compactMap { name, value in
        value.string().map { (name: Item(name.value, at: name.location), value: Item($0, at: value.location)) }
      }
      set(key, pairs: pairs, at: value.location)
    }
  }
}
