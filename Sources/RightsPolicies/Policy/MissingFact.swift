/// A fact that an assignment asks for and that nobody gave.
package enum MissingFact: String, Sendable, Hashable, CaseIterable, Comparable {
  case os, role, domain, name, fqdn, ou, feature, tags

  package static func < (left: MissingFact, right: MissingFact) -> Bool { left.rawValue < right.rawValue }

  /// What it is called in a sentence.
  package var word: String {
    switch self {
    case .os: "OS release"
    case .role: "role"
    case .domain: "domain"
    case .name: "name"
    case .fqdn: "FQDN"
    case .ou: "OU"
    case .feature: "list of features"
    case .tags: "tags"
    }
  }

  /// What to do about it, as a sentence without its full stop.
  package var help: String {
    switch self {
    case .os: "say which release it is: --os, `build` and `productType` in machine.json, or an inventory entry"
    case .role: "say what it is for: --role, `role` in machine.json, or an inventory entry"
    case .domain: "say which domain it is in: `domain` in machine.json, or an inventory entry"
    case .name: "give it a name: in machine.json, or by its file or folder"
    case .fqdn: "say its full name: `fqdn` in machine.json, or an inventory entry"
    case .ou: "say where its account stands: `ou` or `distinguishedName` in machine.json, or an inventory entry"
    case .feature: "list what is installed: `features` in machine.json, or an inventory entry"
    case .tags: "give it an entry in an inventory, or `tags` in machine.json"
    }
  }
}

extension [MissingFact] {
  /// `its role is not known`.
  package var words: String {
    "its \(map(\.word).joined(separator: " and ")) \(count == 1 && self != [.tags] ? "is" : "are") not known"
  }

  /// What to do about all of them.
  package var help: String { map(\.help).joined(separator: "; ") }
}
