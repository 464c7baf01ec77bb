import RightsModel
import RightsText

/// The frameworks that the rules of a run refer to, with only the entries that are used.
struct SARIFTaxonomies: Sendable {
  private struct Framework: Sendable {
    var name: String
    var organization: String?
    var version: String?
    var url: String?
    var about: String
  }

  /// Sorted by key; the index in a run's `taxonomies` is the index here.
  private let keys: [String]
  private let taxa: [String: [String]]

  /// The weakness that every right that is wrongly assigned is.
  private static let weakness = Rule.Reference(framework: "cwe", ids: ["CWE-269"])

  init(_ rules: [RunRule]) {
    var found: [String: Set<String>] = [:]
    for rule in rules {
      for reference in Self.references(rule) { found[reference.framework, default: []].formUnion(reference.ids) }
    }
    keys = found.keys.sorted()
    taxa = found.mapValues { $0.sorted() }
  }

  /// The references of a rule, the weakness included, CWE ids as `CWE-269`; none of the engine's own.
  static func references(_ rule: RunRule) -> [Rule.Reference] {
    switch rule {
    case .gap, .waiver, .outOfScope: return []
    case .baseline, .assertion: break
    }
    var references = rule.references.map { reference in
      guard reference.framework == "cwe" else { return reference }
      let ids = reference.ids.map { $0.uppercased().hasPrefix("CWE-") ? $0.uppercased() : "CWE-\($0)" }
      return Rule.Reference(framework: "cwe", ids: ids)
    }
    if !references.contains(where: { $0.framework == "cwe" }) { references.append(weakness) }
    return references
  }

  /// What people call a framework.
  static func name(_ key: String) -> String { frameworks[key]?.name ?? key }

  /// Appends `"supportedTaxonomies":[…]` of the driver.
  func writeSupported(into out: inout [UInt8]) {
    guard !keys.isEmpty else { return }
    out.write(key: "supportedTaxonomies")
    out.append(UInt8(ascii: "["))
    for (index, key) in keys.enumerated() {
      out.writeElementSeparator()
      Self.write(component: key, index: index, into: &out)
    }
    out.append(UInt8(ascii: "]"))
  }

  /// Appends `"relationships":[…]` of a rule.
  func writeRelationships(of rule: RunRule, into out: inout [UInt8]) {
    let references = Self.references(rule)
    if references.isEmpty { return }
    out.write(key: "relationships")
    out.append(UInt8(ascii: "["))
    for reference in references {
      guard let index = keys.firstIndex(of: reference.framework) else { continue }
      for id in reference.ids {
        out.writeElementSeparator()
        out.write("{\"target\":{\"id\":")
        out.write(json: id)
        out.write(key: "toolComponent")
        Self.write(component: reference.framework, index: index, into: &out)
        out.write("},\"kinds\":[\"relevant\"]}")
      }
    }
    out.append(UInt8(ascii: "]"))
  }

  /// Appends `"taxonomies":[…]` of the run.
  func write(into out: inout [UInt8]) {
    guard !keys.isEmpty else { return }
    out.write(key: "taxonomies")
    out.append(UInt8(ascii: "["))
    for key in keys {
      out.writeElementSeparator()
      let framework = Self.frameworks[key]
      out.append(UInt8(ascii: "{"))
      out.write(key: "name", string: framework?.name ?? key)
      if let version = framework?.version { out.write(key: "version", string: version) }
      if let organization = framework?.organization { out.write(key: "organization", string: organization) }
      if let url = framework?.url { out.write(key: "informationUri", string: url) }
      out.write(",\"isComprehensive\":false")
      out.write(message: "shortDescription", framework?.about ?? "References of the framework \(key).")
      out.write(key: "taxa")
      out.append(UInt8(ascii: "["))
      for id in taxa[key] ?? [] {
        out.writeElementSeparator()
        out.write("{\"id\":")
        out.write(json: id)
        out.append(UInt8(ascii: "}"))
      }
      out.write("]}")
    }
    out.append(UInt8(ascii: "]"))
  }

  private static func write(component key: String, index: Int, into out: inout [UInt8]) {
    out.append(UInt8(ascii: "{"))
    out.write(key: "name", string: name(key))
    out.write(key: "index")
    out.write(index)
    out.append(UInt8(ascii: "}"))
  }

  private static let frameworks: [String: Framework] = [
    "nist-800-53": Framework(
      name: "NIST SP 800-53", organization: "NIST", version: "5.1.1",
      url: "https://csrc.nist.gov/pubs/sp/800/53/r5/upd1/final", about: "Security and privacy controls."),
    "cci": Framework(
      name: "CCI", organization: "DISA", url: "https://public.cyber.mil/stigs/cci/",
      about: "Control Correlation Identifiers."),
    "cce": Framework(
      name: "CCE", organization: "NIST", url: "https://ncp.nist.gov/cce", about: "Common Configuration Enumeration."),
    "cis": Framework(
      name: "CIS Benchmarks", organization: "CIS", url: "https://www.cisecurity.org/cis-benchmarks",
      about: "Recommendations of the CIS Benchmarks."),
    "cwe": Framework(
      name: "CWE", organization: "MITRE", version: "4.14", url: "https://cwe.mitre.org/",
      about: "Common Weakness Enumeration."),
    "stig": Framework(
      name: "DISA STIG", organization: "DISA", url: "https://public.cyber.mil/stigs/",
      about: "Security Technical Implementation Guides."),
  ]
}
