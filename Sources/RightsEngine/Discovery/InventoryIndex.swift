internal import RightsModel

/// Finds a machine in the inventory by its id, FQDN or name, without case.
struct InventoryIndex: Sendable {
  let machines: [MachineFacts]
  private let indices: [String: Int32]

  init(_ machines: [MachineFacts]) {
    self.machines = machines
    var indices: [String: Int32] = [:]
    indices.reserveCapacity(machines.count)
    for (index, machine) in machines.enumerated() {
      for key in [machine.id, machine.fqdn, machine.name] {
        guard let key = key?.lowercased(), indices[key] == nil else { continue }
        indices[key] = Int32(index)
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
  func index(named name: String) -> Int32? { indices.isEmpty ? nil : indices[name.lowercased()] }
}
