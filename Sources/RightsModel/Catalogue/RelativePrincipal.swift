/// A principal that every domain or machine has under the same RID.
package struct RelativePrincipal: Sendable, Hashable {
  package let scope: RelativeScope
  package let rid: UInt32
  /// The English name.
  package let name: String
  /// Names by language tag.
  package let localized: [String: String]

  private init(_ scope: RelativeScope, _ rid: UInt32, _ name: String, _ localized: [String: String] = [:]) {
    self.scope = scope
    self.rid = rid
    self.name = name
    self.localized = localized
  }

  /// Source: Microsoft's well-known SID reference; Enterprise and Schema Admins live in the forest root.
  package static let all: [RelativePrincipal] = [
    RelativePrincipal(
      .machine, 500, "Administrator",
      [
        "es": "Administrador", "fr": "Administrateur", "it": "Amministratore", "pt": "Administrador",
        "ru": "Администратор", "sv": "Administratör",
      ]),
    RelativePrincipal(
      .machine, 501, "Guest",
      ["de": "Gast", "es": "Invitado", "fr": "Invité", "it": "Ospite", "pt": "Convidado", "ru": "Гость", "sv": "Gäst"]),
    RelativePrincipal(.machine, 503, "DefaultAccount"),
    RelativePrincipal(.machine, 504, "WDAGUtilityAccount"),
    RelativePrincipal(.domain, 498, "Enterprise Read-only Domain Controllers"),
    RelativePrincipal(.domain, 500, "Administrator"),
    RelativePrincipal(.domain, 501, "Guest"),
    RelativePrincipal(.domain, 502, "krbtgt"),
    RelativePrincipal(.domain, 512, "Domain Admins", ["de": "Domänen-Admins"]),
    RelativePrincipal(.domain, 513, "Domain Users", ["de": "Domänen-Benutzer"]),
    RelativePrincipal(.domain, 514, "Domain Guests", ["de": "Domänen-Gäste"]),
    RelativePrincipal(.domain, 515, "Domain Computers", ["de": "Domänencomputer"]),
    RelativePrincipal(.domain, 516, "Domain Controllers", ["de": "Domänencontroller"]),
    RelativePrincipal(.domain, 517, "Cert Publishers"),
    RelativePrincipal(.forest, 518, "Schema Admins"),
    RelativePrincipal(.forest, 519, "Enterprise Admins"),
    RelativePrincipal(.domain, 520, "Group Policy Creator Owners"),
    RelativePrincipal(.domain, 521, "Read-only Domain Controllers"),
    RelativePrincipal(.domain, 522, "Cloneable Domain Controllers"),
    RelativePrincipal(.domain, 525, "Protected Users"),
    RelativePrincipal(.domain, 526, "Key Admins"),
    RelativePrincipal(.forest, 527, "Enterprise Key Admins"),
    RelativePrincipal(.domain, 553, "RAS and IAS Servers"),
  ]

  /// The one with this RID of every machine, or of every domain or forest.
  package static func find(rid: UInt32, ofMachine isOfMachine: Bool) -> RelativePrincipal? {
    // By index: a copy of each costs more than the look.
    for index in all.indices where all[index].rid == rid && (all[index].scope == .machine) == isOfMachine {
      return all[index]
    }
    return nil
  }
}
