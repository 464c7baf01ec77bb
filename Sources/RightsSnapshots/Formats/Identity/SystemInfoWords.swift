internal import RightsModel

/// The words of `systeminfo` that decide something, in the languages that are known.
///
/// Sources: published output and Microsoft's translations of the six domain roles. Words are compared without what is not ASCII
/// where they have letters enough, so that text of an OEM code page is understood; an unknown word leaves the role open.
enum SystemInfoWords {
  /// What a configuration such as `Member Server` or `Eigenständige Arbeitsstation` says.
  static func membership(_ text: Substring) -> MachineIdentity.Membership? {
    func has(_ words: [String]) -> Bool { words.contains { contains(text, $0) } }
    if has(controllers) { return .init(.domainController, isJoined: true) }
    let (isClient, isServer, isMember, isAlone) = (has(workstations), has(servers), has(members), has(standalone))
    guard isClient != isServer, isMember != isAlone else { return nil }
    return .init(isClient ? .client : isMember ? .memberServer : .standaloneServer, isJoined: isMember)
  }

  private static let controllers = [
    "domain controller", "domänencontroller", "leur de domaine", "leur principal de domaine",
    "leur secondaire de domaine", "controlador de dom", "controller di dominio",
    "контроллер домена", "域控制器", "網域控制站", "ドメイン コントローラ", "도메인 컨트롤러",
    "kontroler domeny", "domänkontrollant",
  ]
  private static let workstations = [
    "workstation", "arbeitsstation", "station de travail", "de trabajo", "de trabalho",
    "рабочая станция", "工作站", "ワークステーション", "워크스테이션", "stacja robocza", "arbetsstation",
  ]
  private static let servers = [
    "server", "serveur", "servidor", "сервер", "服务器", "伺服器", "サーバ", "서버", "serwer",
  ]
  private static let members = [
    "member", "mitglied", "membre", "miembro", "membro", "рядов", "成员", "成員", "メンバ", "구성원",
    "członkowsk", "medlem",
  ]
  private static let standalone = [
    "standalone", "eigenständig", "autonom", "independiente", "isolat", "изолированн", "独立", "獨立",
    "スタンドアロン", "독립", "autônoma", "autônomo", "autónoma", "autónomo", "fristående",
  ]

  /// The language in which the name of the machine is labelled, and so that of the system; nil for English, which is also what a
  /// system of another language prints for a user who prefers it.
  static func language(ofHostLabel label: Substring) -> String? {
    let label = TokenLines.trimmed(label)
    for (language, word) in hostLabels where label.lowercased() == word || skeleton(label) == skeleton(word[...]) {
      if skeleton(word[...]).utf8.count > 4 || label.lowercased() == word { return language }
    }
    return nil
  }

  private static let hostLabels = [
    ("de", "hostname"), ("fr", "nom de l'hôte"), ("es", "nombre de host"), ("it", "nome host"), ("pt", "nome do host"),
    ("ru", "имя узла"), ("zh-CN", "主机名"), ("zh-TW", "主機名稱"), ("ja", "ホスト名"), ("ko", "호스트 이름"),
  ]

  private static func contains(_ text: Substring, _ word: String) -> Bool {
    if text.lowercased().contains(word) { return true }
    let bones = skeleton(word[...])
    return bones.utf8.count > 6 && bones.utf8.count * 3 >= word.unicodeScalars.count * 2
      && skeleton(text).contains(bones)
  }

  // ASCII letters in lower case, with single blanks: what every code page leaves alone.
  private static func skeleton(_ text: Substring) -> String {
    String(String.UnicodeScalarView(text.lowercased().unicodeScalars.filter { $0.isASCII }))
  }
}
