internal import RightsModel

/// Finds a machine in the inventory by its id, FQDN or name, without case: by what only one of them is called.
struct InventoryIndex: Sendable {
  let machines: [MachineFacts]
  private let indices: [String: Int32]

  private static let ambiguous: Int32 = -1

  init(_ machines: [MachineFacts]) {
    self.machines = machines
    var indices: [String: Int32] = [:]
    indices.reserveCapacity(machines.count)
    for (index, machine) in machines.enumerated() {
      for key in [machine.id, machine.fqdn, machine.name] {
        guard let key = key?.lowercased() else { continue }
        let known = indices[key]
        indices[key] = known == nil || known == Int32(index) ? Int32(index) : Self.ambiguous
      }
    }
    self.indices = indices
  }

  func index(of facts: MachineFacts) -> Int32? {
    for key in [facts.id, facts.fqdn, facts.name] {
      if let key, let index = index(named: key) { return index }
    }
    return nil
  }

  /// The same by an id, an FQDN or a name alone.
  func index(named name: String) -> Int32? {
    guard !indices.isEmpty, let index = indices[name.lowercased()], index != Self.ambiguous else { return nil }
    return index
  }

  /// Whether several machines are called so: then it says of none of them that it is meant.
  func isAmbiguous(_ name: String) -> Bool { !indices.isEmpty && indices[name.lowercased()] == Self.ambiguous }
}
