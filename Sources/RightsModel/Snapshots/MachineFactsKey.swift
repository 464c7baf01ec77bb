/// A key of an inventory entry or of `machine.json`.
package enum MachineFactsKey: String, Sendable, Hashable, CaseIterable {
  case name, id, fqdn, build, productType, servicePack, os, role, domain, domainJoined, domainSid, forestSid, machineSid
  case ou, distinguishedName, language, features, tags, accounts, trusts, collectedAt, bootedAt, offlineUntil,
    decommissioned

  /// What its value looks like.
  package enum Shape: Sendable, Hashable {
    case text
    /// `true` or `false`.
    case flag
    case list
    /// A name to a text.
    case pairs
  }

  package var shape: Shape {
    switch self {
    case .name, .id, .fqdn, .build, .productType, .servicePack, .os, .role, .domain, .domainSid, .forestSid,
      .machineSid, .ou, .distinguishedName, .language, .collectedAt, .bootedAt, .offlineUntil:
      .text
    case .domainJoined, .decommissioned: .flag
    case .features, .trusts: .list
    case .tags, .accounts: .pairs
    }
  }

  /// False for what only the collection itself can say: an inventory does not know when a machine was collected.
  package var isInventoryKey: Bool { self != .collectedAt && self != .bootedAt }

  /// The keys of an inventory entry, in the order that documentation and CSV templates use.
  package static var inventoryKeys: [MachineFactsKey] { allCases.filter(\.isInventoryKey) }
}
