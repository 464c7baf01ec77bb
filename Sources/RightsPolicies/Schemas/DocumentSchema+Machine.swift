import RightsBaselines
import RightsModel
import RightsText

/// What is known of a machine: an entry of an inventory, and the machine of a test.
extension DocumentSchema {
  static var inventory: JSONValue {
    SchemaParts.document(
      kind: DocumentKind.inventory.rawValue, "The machines that must be there, and what is known of them.",
      required: ["machines"], properties: [("machines", SchemaParts.list(machine(required: ["name"])))],
      definitions: [])
  }

  static func machine(required: [String]) -> JSONValue {
    SchemaParts.strict(MachineFactsKey.inventoryKeys.map { ($0.rawValue, value(of: $0)) }, required: required)
  }

  private static func value(of key: MachineFactsKey) -> JSONValue {
    switch key {
    case .name, .id, .fqdn, .domain, .language: SchemaParts.text
    case .ou:
      SchemaParts.described(
        "Where its account stands: OU=Web,OU=Servers,DC=corp,DC=example or corp.example/Servers/Web.", SchemaParts.text)
    case .distinguishedName:
      SchemaParts.described("Of its account: CN=WEB01,OU=Web,DC=corp,DC=example.", SchemaParts.text)
    case .build:
      .object([
        ("type", .strings(["string", "integer"])),
        ("pattern", .string("^[0-9]{1,6}(\\.[0-9]{1,6}\\.[0-9]{1,6}(\\.[0-9]{1,6})?)?$")),
      ])
    case .productType:
      .object([
        (
          "enum",
          .array(
            ["client", "server", "domain-controller", "WorkStation", "Server", "DomainController"].map { .string($0) }
              + (1...3).map { .number($0) })
        )
      ])
    case .servicePack: .object([("type", .string("integer")), ("minimum", .number(0)), ("maximum", .number(9))])
    case .os: SchemaParts.choice(OSRelease.all.map(\.id))
    case .role: SchemaParts.choice(SchemaParts.roles)
    case .domainJoined, .decommissioned: SchemaParts.flag
    case .domainSid, .forestSid, .machineSid: domainSID
    case .features:
      SchemaParts.described(
        "Closed where given: what is not listed is not installed.", SchemaParts.list(SchemaParts.text, minimum: 0))
    case .trusts: SchemaParts.list(domainSID, minimum: 0)
    case .tags:
      .object([
        ("type", .string("object")),
        ("additionalProperties", .object([("type", .strings(["string", "number", "boolean"]))])),
      ])
    case .accounts: .object([("type", .string("object")), ("additionalProperties", sid)])
    case .collectedAt, .bootedAt, .offlineUntil:
      SchemaParts.described("2026-10-01 or 2026-10-01T02:00:00Z.", SchemaParts.text)
    }
  }
}
