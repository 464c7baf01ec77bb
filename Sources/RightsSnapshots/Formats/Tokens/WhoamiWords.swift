internal import RightsModel

/// The words of `whoami` that decide something, in the languages that are known.
///
/// Sources: published output in English, German, French, Spanish, Portuguese, Russian, Chinese and Japanese; the others are general
/// knowledge, so an unknown word leaves the state open.
enum WhoamiWords {
  /// Whether a state means enabled; nil where the word is not known.
  ///
  /// - Parameter mayBeCut: whether more may have followed: the Korean for disabled begins with that for enabled.
  static func isEnabled(_ state: String, mayBeCut: Bool = false) -> Bool? {
    let word = state.lowercased()
    guard let isEnabled = states[word] ?? damagedStates[skeleton(word)].flatMap({ isDamaged(word) ? $0 : nil }) else {
      return nil
    }
    return mayBeCut && states.contains { $0.key != word && $0.key.hasPrefix(word) && $0.value != isEnabled }
      ? nil : isEnabled
  }

  private static let states = Dictionary(
    enabled.map { ($0, true) } + disabled.map { ($0, false) }, uniquingKeysWith: { first, _ in first })

  // A console's code page, or a tool that knows none, spoils every letter that is not ASCII; the others tell enough.
  private static let damagedStates = damaged(states)
  private static let damagedWords = damaged(words)

  private static func damaged<Value>(_ words: [String: Value]) -> [String: Value] {
    Dictionary(
      words.filter { isDamaged($0.key) && skeleton($0.key).utf8.count { $0 > 0x2C } > 4 }.map {
        (skeleton($0.key), $0.value)
      },
      uniquingKeysWith: { first, _ in first })
  }

  private static func isDamaged(_ word: String) -> Bool { word.utf8.contains { $0 >= 0x80 || $0 == 0x3F } }

  private static func skeleton(_ word: String) -> String {
    String(word.unicodeScalars.filter { "a"..."z" ~= $0 || $0 == " " || $0 == "," }.map(Character.init))
  }

  private static let enabled: Set<String> = [
    "enabled", "aktiviert", "activé", "habilitado", "habilitada", "abilitato", "abilitata", "ativado", "включен", "有効",
    "사용", "已启用", "已啟用",
  ]
  private static let disabled: Set<String> = [
    "disabled", "deaktiviert", "désactivé", "deshabilitado", "deshabilitada", "desabilitado", "disabilitato",
    "disabilitata", "desativado", "отключен", "無効", "사용 안 함", "已禁用", "已停用",
  ]

  /// What the tools of a console put before an error, in the languages that are known.
  static let errors = [
    "ERROR:", "FEHLER:", "ERREUR:", "ERREUR :", "ERRORE:", "ERRO:", "ОШИБКА:", "エラー:", "错误:", "錯誤:", "오류:",
  ]

  /// The attributes of a group; an empty text has none, a word that is not known makes all of them unknown.
  static func attributes(_ text: String) -> Set<GroupAttribute>? {
    var found: Set<GroupAttribute> = []
    var parts = text.split(separator: ",").map { TokenLines.trimmed($0).lowercased() }.filter { !$0.isEmpty }[...]
    while let first = parts.popFirst() {
      // Some languages have a comma inside a phrase.
      if let next = parts.first, let attribute = attribute("\(first), \(next)") {
        parts.removeFirst()
        found.insert(attribute)
      } else {
        guard let attribute = attribute(first) else { return nil }
        found.insert(attribute)
      }
    }
    return found
  }

  private static func attribute(_ word: String) -> GroupAttribute? {
    words[word] ?? (isDamaged(word) ? damagedWords[skeleton(word)] : nil)
  }

  private static let words: [String: GroupAttribute] = [
    "mandatory group": .mandatory, "enabled by default": .enabledByDefault, "enabled group": .enabled,
    "group owner": .owner, "group used for deny only": .denyOnly, "local group": .resource, "logon id": .logonID,
    "verbindliche gruppe": .mandatory, "standardmäßig aktiviert": .enabledByDefault, "aktivierte gruppe": .enabled,
    "gruppenbesitzer": .owner, "gruppe, die nur zum verweigern verwendet wird": .denyOnly,
    "groupe obligatoire": .mandatory, "activé par défaut": .enabledByDefault, "groupe activé": .enabled,
    "propriétaire du groupe": .owner, "groupe utilisé pour les refus uniquement": .denyOnly,
    "固定グループ": .mandatory, "既定で有効": .enabledByDefault, "有効なグループ": .enabled, "グループの所有者": .owner,
    "グループ所有者": .owner, "拒否のみに使用するグループ": .denyOnly,
    "必需的组": .mandatory, "启用于默认": .enabledByDefault, "启用的组": .enabled, "组的所有者": .owner, "只用于拒绝的组": .denyOnly,
    "本地组": .resource,
    "強制性群組": .mandatory, "預設為啟用": .enabledByDefault, "已啟用的群組": .enabled, "僅用於拒絕的群組": .denyOnly,
    "grupo obligatorio": .mandatory, "habilitado de manera predeterminada": .enabledByDefault,
    "grupo habilitado": .enabled, "grupo usado solo para denegar": .denyOnly, "grupo local": .resource,
    "grupo obrigatório": .mandatory, "ativado por padrão": .enabledByDefault, "grupo ativado": .enabled,
    "proprietário do grupo": .owner, "grupo usado apenas para negar": .denyOnly,
    "обязательная группа": .mandatory, "включены по умолчанию": .enabledByDefault, "включенная группа": .enabled,
    "группа, используемая только для запрета": .denyOnly,
  ]
}
