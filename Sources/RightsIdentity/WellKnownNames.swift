package import RightsModel

/// Names of principals that mean the same on every machine, by language.
package enum WellKnownNames {
  /// The SID that a name, without its authority, means in `language` (`en` where nil); case does not matter.
  package static func sid(_ name: String, language: String?) -> SID? {
    tables[language.map(base) ?? "en"]?[name.lowercased()]
      ?? (isEnglishNamed(language) ? tables["en"]?[name.lowercased()] : nil)
  }

  /// The SID that a name means in any language of the table.
  package static func sidInAnyLanguage(_ name: String) -> SID? { anyLanguage[name.lowercased()] }

  /// Whether the table has names of its own for this language: only then is a name that it lacks known to be none of them.
  package static func isComplete(_ language: String?) -> Bool { language.map(base) == "en" }

  /// Whether `authority` is one under which well-known principals live, in any language.
  package static func isAuthority(_ authority: String) -> Bool { authorities.contains(authority.lowercased()) }

  /// The relative principal that a bare name means in `scope`, in any language.
  package static func relative(_ name: String, scope: RelativeScope) -> RelativePrincipal? {
    RelativePrincipal.all.first { principal in
      (principal.scope == scope || scope == .forest && principal.scope == .domain)
        && (principal.name.lowercased() == name.lowercased()
          || principal.localized.values.contains { $0.lowercased() == name.lowercased() })
    }
  }

  /// The row of a SID, or nil.
  package static func principal(_ sid: SID) -> WellKnownPrincipal? { bySID[sid] }

  /// Every name of the table, for "did you mean".
  package static let allNames: [String] =
    WellKnownPrincipal.all.flatMap { [$0.name] + $0.localized.values.sorted() }

  // Japanese, Korean and Chinese Windows keep the English names for nearly all of them.
  private static func isEnglishNamed(_ language: String?) -> Bool {
    guard let language else { return true }
    return ["en", "ja", "ko", "zh"].contains(base(language))
  }

  private static func base(_ language: String) -> String {
    String(language.lowercased().prefix { $0 != "-" && $0 != "_" })
  }

  private static let bySID = Dictionary(WellKnownPrincipal.all.map { ($0.sid, $0) }) { first, _ in first }

  private static let tables: [String: [String: SID]] = {
    var tables: [String: [String: SID]] = [:]
    for principal in WellKnownPrincipal.all {
      for name in [principal.name] + principal.aliases { tables["en", default: [:]][name.lowercased()] = principal.sid }
      for (language, name) in principal.localized {
        tables[base(language), default: [:]][name.lowercased()] = principal.sid
      }
    }
    return tables
  }()

  private static let anyLanguage: [String: SID] = {
    var names = tables["en"] ?? [:]
    for language in tables.keys.sorted() {
      names.merge(tables[language] ?? [:]) { first, _ in first }
    }
    return names
  }()

  private static let authorities: Set<String> = [
    "builtin", "vordefiniert", "nt authority", "nt-autorität", "autorite nt", "autoridad nt", "nt service",
    "nt virtual machine", "iis apppool", "window manager", "font driver host", "restricted services",
    "application package authority",
  ]
}
