package import RightsModel

/// The machines that must be there. One that is missing from the collection is a gap.
package struct Inventory: Sendable {
  /// In the order of the documents.
  package private(set) var machines: [MachineFacts]
  private var subjects: [String: Int]

  package init() {
    (machines, subjects) = ([], [:])
  }

  /// The machine that already claims the identity of another entry.
  ///
  /// - Returns: nil where the entry was added; else the first claimant, and the entry was not added.
  package mutating func add(_ facts: MachineFacts) -> MachineFacts? {
    guard let id = facts.subjectID?.lowercased() else { return nil }
    if let first = subjects[id] { return machines[first] }
    subjects[id] = machines.count
    machines.append(facts)
    return nil
  }

  /// Adds the machines of another inventory; those that are already here are reported.
  package mutating func add(contentsOf other: Inventory) -> [Diagnostic] {
    if machines.isEmpty {
      self = other
      return []
    }
    return other.machines.compactMap { facts in add(facts).map { Self.duplicate(facts, of: $0) } }
  }

  static func duplicate(_ facts: MachineFacts, of first: MachineFacts) -> Diagnostic {
    Diagnostic(
      .error, "duplicate-machine", "the machine `\(facts.subjectID ?? "")` stands twice in the inventory",
      at: facts.location, help: "names compare without case: remove one entry, or tell them apart by `fqdn` or `id`",
      notes: [Diagnostic.Note("the first is here", at: first.location)])
  }
}
