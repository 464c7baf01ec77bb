/// A principal whose SID is the same on every machine, with the names it goes by.
package struct WellKnownPrincipal: Sendable, Hashable {
  package let sid: SID
  /// The English name without its authority.
  package let name: String
  /// The English authority, such as `BUILTIN`; empty where there is none.
  package let authority: String
  /// Other English spellings.
  package let aliases: [String]
  /// Names by language tag (`de`, `zh-TW`). Japanese, Korean and Chinese Windows keep English names for most.
  package let localized: [String: String]

  init(_ sid: String, _ name: String, authority: String, aliases: [String], localized: [String: String]) {
    // The table's SIDs are literals that the catalogue tests parse; S-1-0-0 (nobody) stands in for one that is not.
    self.sid = SID(sid) ?? .nobody
    self.name = name
    self.authority = authority
    self.aliases = aliases
    self.localized = localized
  }
}
