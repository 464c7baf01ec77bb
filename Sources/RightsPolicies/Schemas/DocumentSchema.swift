import RightsBaselines
import RightsText

/// The JSON Schemas (draft 2020-12) of the documents that this module decodes, for editors; decoding is stricter and decides.
package enum DocumentSchema {
  /// The schema of a kind, or nil where another module has it or there is none yet.
  package static func text(for kind: DocumentKind) -> String? {
    switch kind {
    case .policy: policy.text
    case .inventory: inventory.text
    case .directory: directory.text
    case .policyTest: policyTest.text
    case .waivers: waivers.text
    case .knownFindings: knownFindings.text
    case .baseline, .snapshot: nil
    }
  }

  private static var directory: JSONValue {
    let pairs = JSONValue.object([("type", .string("object")), ("additionalProperties", sid)])
    let domain: [(String, JSONValue)] = [
      ("name", SchemaParts.described("The NetBIOS name.", SchemaParts.text)), ("fqdn", SchemaParts.text),
      ("sid", domainSID),
      (
        "complete",
        SchemaParts.described(
          "True: a SID of this domain with a RID of 1000 or more that is not listed does not exist.", SchemaParts.flag)
      ),
      ("principals", SchemaParts.described("Names with their SIDs.", pairs)),
      ("trusts", SchemaParts.list(domainSID, minimum: 0)), ("sidHistory", SchemaParts.list(sid, minimum: 0)),
    ]
    return SchemaParts.document(
      kind: DocumentKind.directory.rawValue, "Accounts and groups of domains, for names and orphans.",
      required: ["domains"],
      properties: [("domains", SchemaParts.list(SchemaParts.strict(domain, required: ["name", "sid"])))],
      definitions: [])
  }

  static let sid = pattern("^S-1(-[0-9]+){2,16}$")
  static let domainSID = pattern("^S-1-5-21(-[0-9]{1,10}){3}$")

  static func pattern(_ expression: String) -> JSONValue {
    .object([("type", .string("string")), ("pattern", .string(expression))])
  }
}
