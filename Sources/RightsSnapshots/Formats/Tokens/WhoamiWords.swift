internal import RightsModel

/// The words of `whoami` that decide something, in the languages that are known.
///
/// Sources: published output in English, French and Japanese; the others are general knowledge, so an unknown word leaves
/// the state open.
enum WhoamiWords {
  /// Whether a state means enabled; nil where the word is not known.
  static func isEnabled(_ state: String) -> Bool? {
    let word = state.lowercased()
    return enabled.contains(word) ? true : disabled.contains(word) ? false : nil
  }

  private static let enabled: Set<String> = [
    "enabled", "aktiviert", "activé", "habilitado", "habilitada", "abilitato", "abilitata", "ativado", "включен", "有効",
    "사용", "已启用", "已啟用",
  ]
  private static let disabled: Set<String> = [
    "disabled", "deaktiviert", "désactivé", "deshabilitado", "deshabilitada", "desabilitado", "disabilitato",
    "disabilitata", "desativado", "отключен", "無効", "사용 안 함", "已禁用", "已停用",
  ]

  /// The attributes of a group; an empty text has none, a word that is not known makes all of them unknown.
  static func attributes(_ text: String) -> Set<GroupAttribute>? {
    var found: Set<GroupAttribute> = []
    var parts = text.split(separator: ",").map { TokenLines.trimmed($0).lowercased() }.filter { !$0.isEmpty }[...]
    while let first = parts.popFirst() {
      // Some languages have a comma inside a phrase.
      if let next = parts.first, let attribute = words["\(first), \(next)"] {
        parts.removeFirst()
        found.insert(attribute)
      } else {
        guard let attribute = words[first] else { return nil }
        found.insert(attribute)
      }
    }
    return found
  }

  private static let words: [String: GroupAttribute] = [
    "mandatory group": .mandatory, "enabled by default": .enabledByDefault, "enabled group": .enabled,
    "group owner": .owner, "group used for deny only": .denyOnly, "local group": .resource, "logon id": .logonID,
    "verbindliche gruppe": .mandatory, "standardmäßig aktiviert": .enabledByDefault, "aktivierte gruppe": .enabled,
    "gruppenbesitzer": .owner, "gruppe, die nur zum verweigern verwendet wird": .denyOnly,
    "groupe obligatoire": .mandatory, "activé par défaut": .enabledByDefault, "groupe activé": .enabled,
    "propriétaire du groupe": .owner, "groupe utilisé pour les refus uniquement": .denyOnly,
    "固定グループ": .mandatory, "既定で有効": .enabledByDefault, "有効なグループ": .enabled, "グループの所有者": .owner,
    "拒否のみに使用するグループ": .denyOnly,
  ]
}
