import RightsModel
import RightsSnapshots
import Testing

/// `whoami` as consoles, windows and tools of many languages leave it.
@Suite struct WhoamiTests {
  private func read(_ text: String) throws -> Snapshot { try read(Array(text.utf8)) }

  private func read(_ bytes: [UInt8]) throws -> Snapshot {
    let format = try #require(SnapshotFormats.named("whoami"))
    let context = ReadContext(uri: "token.txt", subject: Subject(kind: .machine, id: "WEB01"))
    return try #require(format.read(bytes.span, context).first)
  }

  private func recognized(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    return SnapshotFormats.recognize(bytes.span, at: SnapshotPath("WEB01.txt"))?.id
  }

  private static let chinese = """
    组名                                   类型   SID          属性
    ====================================== ====== ============ ==============================
    Everyone                               已知组 S-1-1-0      必需的组, 启用于默认, 启用的组
    NT AUTHORITY\\本地帐户和管理员组成员    已知组 S-1-5-114    只用于拒绝的组
                                           别名   S-1-5-32-544 只用于拒绝的组
    Mandatory Label\\Medium Mandatory Level 标签   S-1-16-8192


    """

  @Test func `a character that takes two columns moves no cell`() throws {
    let token = try #require(try read(Self.chinese).tokens.first)
    #expect(
      token.groups?.map(\.name) == [
        "Everyone", "NT AUTHORITY\\本地帐户和管理员组成员", nil, "Mandatory Label\\Medium Mandatory Level",
      ])
    #expect(
      token.groups?.map(\.attributes) == [[.mandatory, .enabledByDefault, .enabled], [.denyOnly], [.denyOnly], []])
    #expect(token.elevation == .limited)
  }

  private static let wrapped = """
    组名                                   类型   SID
                                      属性
    ====================================== ====== ============ ==============================
    Mandatory Label\\Medium Mandatory Level 标签   S-1-16-8192

    Everyone                               已知组 S-1-1-0
                                      必需的组, 启用于默认, 启用的组
    BUILTIN\\Administrators                 别名   S-1-5-32-544
                                      必需的组,
                                      启用的组
    BUILTIN\\Users                          别名   S-1-5-32-545
    LOCAL                                  已知组 S-1-2-0      必需的组, 启用的组

    特权名                        描述                 状态
    ============================= ==================== ======
    SeShutdownPrivilege           关闭系统             已禁用

    """

  @Test func `rows below an empty line, and attributes in a line of their own, are of their table`() throws {
    let snapshot = try read(Self.wrapped)
    let token = try #require(snapshot.tokens.first)
    #expect(
      token.groups?.map(\.name) == [
        "Mandatory Label\\Medium Mandatory Level", "Everyone", "BUILTIN\\Administrators", "BUILTIN\\Users", "LOCAL",
      ])
    #expect(
      token.groups?.map(\.attributes) == [
        [], [.mandatory, .enabledByDefault, .enabled], [.mandatory, .enabled], nil, [.mandatory, .enabled],
      ])
    #expect(token.elevation == .limited && token.privileges?.map(\.isEnabled) == [false])
    #expect(snapshot.diagnostics.isEmpty)
    #expect(snapshot.lines == Snapshot.LineCount(read: 6, rejected: 0))
  }

  private static let groups = """
    Group Name             Type             SID          Attributes
    ====================== ================ ============ ==================================================
    Everyone               Well-known group S-1-1-0      Mandatory group, Enabled by default, Enabled group

    """

  @Test(arguments: [
    ("a row that is cut", groups + "BUILTIN\\Administrators Alias            S-1-5-32-5"),
    ("a row without a SID", groups + "BUILTIN\\Administrators Alias            S-1-5-32-...\n"),
    (
      "a row in no table",
      "User Name SID\n========= ========\ncorp\\a    S-1-5-21-1-2-3-1\n\nBUILTIN\\Users S-1-5-32-545\n" + groups
    ),
  ])
  func `where a group cannot be read, nothing is claimed of elevation`(_ name: String, _ text: String) throws {
    let snapshot = try read(text)
    #expect(snapshot.tokens.map(\.elevation) == [nil] && snapshot.tokens.first?.groups?.count == 1)
    #expect(snapshot.lines.rejected == 1 && !snapshot.diagnostics.isEmpty)
  }

  @Test(arguments: ["The group is S-1-5-32-544", "It has S-1-5-32-544 among its groups", "High is S-1-16-12288"])
  func `a sentence about a SID is no row`(_ sentence: String) throws {
    let snapshot = try read(Self.groups + "\n" + sentence + "\n")
    #expect(snapshot.tokens.first?.groups?.map(\.sid.description) == ["S-1-1-0"])
    #expect(!snapshot.diagnostics.contains { $0.severity == .error })
  }

  @Test func `a SID that goes on in dots is no SID`() throws {
    let snapshot = try read(
      Self.groups + "CORP\\a                  Group            S-1-5-21-1-2-3... Mandatory group\n")
    #expect(snapshot.tokens.first?.groups?.map(\.sid.description) == ["S-1-1-0"])
  }

  @Test(arguments: [
    "必需的组, 启用于默认, 启用的组, 组的所有者", "強制性群組, 預設為啟用, 已啟用的群組",
    "Grupo obligatorio, Habilitado de manera predeterminada, Grupo habilitado",
    "Grupo obrigatório, Ativado por padrão, Grupo ativado, Proprietário do grupo",
    "Обязательная группа, Включены по умолчанию, Включенная группа", "固定グループ, 既定で有効, 有効なグループ, グループ所有者",
    "Verbindliche Gruppe, Standardmäßig aktiviert, Aktivierte Gruppe, Gruppenbesitzer",
    "Groupe obligatoire, Activé par défaut, Groupe activé, Propriétaire du groupe",
    "Groupe obligatoire, Activ‚ par d‚faut, Groupe activ‚, Propri‚taire du groupe",
    "Groupe obligatoire, Activ? par d?faut, Groupe activ?",
    "Verbindliche Gruppe, Standardm„áig aktiviert, Aktivierte Gruppe",
  ])
  func `attributes are understood in each language that is known, and where a code page spoilt their accents`(
    _ words: String
  ) throws {
    let row = "BUILTIN\\Administrators  Alias  S-1-5-32-544  \(words)\n"
    let attributes = try #require(try read(row).tokens.first?.groups?.first?.attributes)
    #expect(attributes.subtracting([.owner]) == [.mandatory, .enabledByDefault, .enabled])
    #expect(attributes.contains(.owner) == (words.split(separator: ",").count == 4))
    #expect(recognized(row) == "whoami")
  }

  @Test(arguments: [
    "Group used for deny only", "只用于拒绝的组", "僅用於拒絕的群組", "Группа, используемая только для запрета",
    "拒否のみに使用するグループ", "Groupe utilisé pour les refus uniquement", "Grupo usado solo para denegar",
    "Grupo usado apenas para negar",
  ])
  func `a group for denials only is one in each language that is known`(_ words: String) throws {
    let token = try read("BUILTIN\\Administrators  Alias  S-1-5-32-544  \(words)\n").tokens.first
    #expect(token?.groups?.first?.attributes == [.denyOnly] && token?.elevation == .limited)
  }

  @Test(arguments: ["ƒàã¯¯ , ¨á¯®«ì§ã¥¬ ï â®«ìª® ¤«ï § ¯à¥â ", "?, ? ? ? ?", "?"])
  func `words of which no letter is left are not known`(_ words: String) throws {
    let token = try read("\(Self.groups)BUILTIN\\Administrators Alias            S-1-5-32-544 \(words)\n").tokens.first
    #expect(token?.groups?.map(\.attributes) == [[.mandatory, .enabledByDefault, .enabled], nil])
    #expect(token?.elevation == nil)
  }

  @Test(arguments: [
    ("Activé", true), ("Désactivé", false), ("Activ‚", true), ("D‚sactiv‚", false), ("D?sactiv?", false),
    ("Activ\u{FFFD}", true), ("Aktiveret", nil), ("?", nil), ("Inactivé", nil),
  ])
  func `a state is known by the letters that a code page leaves alone`(_ state: String, _ expected: Bool?) throws {
    let snapshot = try read(
      "Nom  Description  État\n===== ===== =====\nSeDebugPrivilege Déboguer les programmes \(state)\n")
    #expect(snapshot.tokens.first?.privileges?.map(\.isEnabled) == [expected])
  }

  @Test func `a state that may be the beginning of its opposite is not known`() throws {
    let whole = "SeDebugPrivilege  프로그램 디버그  사용"
    #expect(try read(whole).tokens.first?.privileges?.first?.isEnabled == nil)
    #expect(try read(whole + "\n").tokens.first?.privileges?.first?.isEnabled == true)
    #expect(try read(whole + " 안 함\n").tokens.first?.privileges?.first?.isEnabled == false)
  }

  // Activé and Désactivé as code page 850 has them.
  @Test func `a text of a console's code page is said to be one`() throws {
    let bytes = "Nom  Description  Etat\n===== ===== =====\nSeDebugPrivilege  D\u{82}boguer  D\u{82}sactiv\u{82}\n"
      .unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    let snapshot = try read(bytes)
    #expect(snapshot.diagnostics.map(\.code.id) == ["guessed-encoding"])
    #expect(snapshot.tokens.first?.privileges?.map(\.isEnabled) == [false])
  }

  @Test(arguments: [
    "PS D:\\>", "C:\\Users\\a>exit", "*Evil-WinRM* PS C:\\Users\\a\\Documents>", "[WEB01]: PS C:\\> exit", "NULL",
    "```",
    "PS C:\\> whoami /user /sid S-1-5-32-544",
  ])
  func `a prompt right below a table ends it`(_ line: String) throws {
    let snapshot = try read(
      Self.groups + line + "\nSeShutdownPrivilege  Shut down the system  Disabled\n" + line + "\n")
    #expect(snapshot.diagnostics.isEmpty && snapshot.lines == Snapshot.LineCount(read: 2, rejected: 0))
    #expect(snapshot.tokens.map(\.elevation) == [.standard])
  }

  @Test(arguments: [
    "SeDebugPrivilege   Debuggen von Programmen   Deaktiviert\n",
    "Nom de privilŠge              Description               Etat\n----------------              -----------               ----\n"
      + "SeDebugPrivilege              D‚boguer les programmes   D‚sactiv‚\n",
  ])
  func `a table that lost its ruler, or got one of PowerShell, is recognised and read`(_ text: String) throws {
    #expect(recognized(text) == "whoami")
    #expect(try read(text).tokens.first?.privileges?.map(\.isEnabled) == [false])
  }

  @Test(arguments: [
    "SeDebugPrivilege = Enabled\n", "SeDebugPrivilege\nSeBackupPrivilege\n", "Name  Id\n----  --\nsvc   4\n",
    "     SeMachineAccountPrivilege  Add machines to domain\n", "=====\ntext\n", "= =\n",
    "Name : bob\nSID  : S-1-5-21-1-2-3-1001\n", "SID: S-1-5-32-544\n",
    "\"Name\",\"SID\"\n\"bob\",\"S-1-5-21-1-2-3-1001\"\n",
    "dn: CN=x\nobjectSid: S-1-5-21-1-2-3-1001\ncn: x\n",
    "Description : Members\nName : Users\nSID : S-1-5-32-545\nPrincipalSource : Local\nObjectClass : Group\n",
    "Physical Address    Transport Name\n=================== =======================\n00-15-5D-01-02-03   \\Device\\Tcpip_{1}\n",
  ])
  func `what has other rows is no token`(_ text: String) { #expect(recognized(text) != "whoami") }

  @Test func `paragraphs of a list that lost the empty lines between them stay apart`() throws {
    let row = "Group Name: Everyone\nType: Well-known group\nSID: S-1-1-0\nAttributes: Mandatory group\n"
    let snapshot = try read(row + row.replacing("S-1-1-0", with: "S-1-5-32-544"))
    #expect(snapshot.tokens.first?.groups?.map(\.sid.description) == ["S-1-1-0", "S-1-5-32-544"])
    #expect(try read("SID: S-1-5-32-544\n").lines == Snapshot.LineCount(read: 0, rejected: 1))
  }

  @Test func `a name whose end the blanks do not show is left out`() throws {
    let snapshot = try read(
      "Group Name Type SID Attributes\n===== ==== === =====\nBUILTIN\\Administrators Alias S-1-5-32-544 Mandatory group\n"
        + "BUILTIN\\Users  Alias  S-1-5-32-545  Mandatory group\n")
    #expect(snapshot.tokens.first?.groups?.map(\.name) == [nil, "BUILTIN\\Users"])
  }

  private static let localSystem = """
    Privilege Name                            Description                                     State
    ========================================= =============================================== ========
    SeAssignPrimaryTokenPrivilege             Replace a process level token                   Disabled
    SeTrustedCredManAccessPrivilege           Access Credential Manager as a trusted caller   Disabled
    SeProfileSingleProcessPrivilege           Profile single process                          Enabled
    SeIncreaseBasePriorityPrivilege           Increase scheduling priority                    Enabled
    SeDelegateSessionUserImpersonatePrivilege Obtain an impersonation token for another user  Enabled

    """

  @Test(arguments: [
    localSystem, localSystem.replacing("Enabled", with: "Zapnuto").replacing("Disabled", with: "Vypnuto"),
  ])
  func `a table with the longest of names is one of whoami, and of no tool that lists what a server knows`(
    _ text: String
  ) throws {
    let bytes = Array(text.utf8)
    let path = SnapshotPath("WEB01.txt")
    #expect(SnapshotFormats.all.filter { $0.recognizes(bytes.span, at: path) }.map { $0.id } == ["whoami"])
    let snapshot = try read(text)
    #expect(snapshot.tokens.first?.privileges?.count == 5 && snapshot.diagnostics.isEmpty)
  }

  private static let everything = """
    User Name    SID
    ============ ==============================================
    corp\\svc-web S-1-5-21-3877449121-2587550681-992675040-1002

    Group Name                             Type             SID          Attributes
    ====================================== ================ ============ ==================================================
    Everyone                               Well-known group S-1-1-0      Mandatory group, Enabled by default, Enabled group
    Mandatory Label\\Medium Mandatory Level Label            S-1-16-8192
    BUILTIN\\Administrators                 Alias            S-1-5-32-544 Group used for deny only
                                           Unknown SID type S-1-5-82-0   Mandatory group, Enabled by default, Enabled group

    Privilege Name                Description                          State
    ============================= ==================================== ========
    SeShutdownPrivilege           Shut down the system                 Disabled
    SeChangeNotifyPrivilege       Bypass traverse checking             Enabled
    SeUndockPrivilege             Remove computer from docking station Disabled

    """

  /// What a window of so many columns makes of a text, whose blanks at the edge a copy loses.
  private static func wrap(_ text: String, at width: Int) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
    var wrapped: [String] = []
    var table = 0
    for (index, line) in lines.enumerated() {
      // The tool fills each row of a table with blanks, so the rest of a short row is an empty line.
      if lines.indices.contains(index + 1), lines[index + 1].first == "=" { table = lines[index + 1].count }
      if line.isEmpty { table = 0 }
      let row = line + Array(repeating: " ", count: max(0, table - line.count))
      for start in stride(from: 0, to: max(1, row.count), by: width) {
        var part = row[start..<min(row.count, start + width)]
        while part.last == " " { part.removeLast() }
        wrapped.append(String(part))
      }
    }
    return wrapped.joined(separator: "\n")
  }

  @Test(arguments: 32...130)
  func `a window of any width shows the same token`(_ width: Int) throws {
    let whole = try #require(try read(Self.everything).tokens.first)
    let snapshot = try read(Self.wrap(Self.everything, at: width))
    let token = try #require(snapshot.tokens.first)
    #expect(token.user == whole.user && token.userName == whole.userName)
    #expect(token.groups?.map(\.sid) == whole.groups?.map(\.sid))
    #expect(token.groups?.map(\.attributes) == whole.groups?.map(\.attributes))
    #expect(token.privileges?.map(\.right) == whole.privileges?.map(\.right))
    #expect(token.privileges?.map(\.isEnabled) == whole.privileges?.map(\.isEnabled))
    #expect(token.elevation == .limited && snapshot.lines.rejected == 0, "\(snapshot.diagnostics)")
  }

  @Test func `a text that a narrow window wrapped and a cut ended gives no other SID`() throws {
    let whole = try #require(try read(Self.everything).tokens.first)
    let sids = Set(whole.groups?.map(\.sid) ?? [])
    var wrong: [String] = []
    for width in [24, 31, 40, 48, 64, 72] {
      let wrapped = Self.wrap(Self.everything, at: width)
      for length in 0..<wrapped.count {
        for token in try read(String(wrapped.prefix(length))).tokens {
          if let user = token.user, user != whole.user { wrong.append("\(user) at \(length) of \(width)") }
          let strangers = (token.groups ?? []).map(\.sid).filter { !sids.contains($0) }
          if !strangers.isEmpty { wrong.append("\(strangers) at \(length) of \(width)") }
        }
      }
    }
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(5))")
  }

  @Test(arguments: [
    ("Mandatory group, Enabled by defaul", "t, Enabled group"),
    ("Mandatory group, Enabled by", "default, Enabled group"),
    ("Mandatory group,", "Enabled by default, Enabled group"),
  ])
  func `attributes that were cut inside a phrase go on in the next line`(_ first: String, _ rest: String) throws {
    let snapshot = try read(
      "Group Name             Type             SID          Attributes\n"
        + "====================== ================ ============ ==========\n"
        + "Everyone               Well-known group S-1-1-0      \(first)\n\(rest)\n"
        + "BUILTIN\\Administrators Alias            S-1-5-32-544 Group used for deny only\n")
    #expect(
      snapshot.tokens.first?.groups?.map(\.attributes) == [[.mandatory, .enabledByDefault, .enabled], [.denyOnly]])
    #expect(snapshot.diagnostics.allSatisfy { $0.severity != .error })
  }

  @Test func `a group whose SID is mangled is no rest of the one above it`() throws {
    let snapshot = try read(
      Self.groups.replacing("Mandatory group, Enabled by default, Enabled group", with: "Obligatorisk gruppe")
        + "                       Alias            S-1-5-32-... Gruppe\n")
    #expect(snapshot.lines.rejected == 1 && snapshot.tokens.map(\.elevation) == [nil])
  }
}
