internal import RightsModel

/// Makes identities of properties.
///
/// Sources: Microsoft's references of `Win32_OperatingSystem`, `Win32_ComputerSystem` and `Get-ComputerInfo`, whose names have a
/// prefix: `OsBuildNumber`, `CsDomainRole`.
struct ComputerInfoReader {
  private(set) var identity = MachineIdentity()
  /// 1-based line of the first instance of the machine.
  let line: Int

  /// The machines of a file, in its order: each instance says whose it is, or is of the one before it.
  static func machines(_ rows: [InstanceRow]) -> [ComputerInfoReader] {
    var machines: [ComputerInfoReader] = []
    var indices: [String: Int] = [:]
    for row in rows where isInstance(row) {
      let name = name(row)?.lowercased()
      let index = name.flatMap { indices[$0] } ?? (name == nil ? machines.indices.last : nil) ?? machines.count
      if index == machines.count { machines.append(ComputerInfoReader(line: row.line)) }
      if let name { indices[name] = index }
      machines[index].take(row)
    }
    return machines
  }

  /// Whether an object is one of the three.
  static func isInstance(_ row: InstanceRow) -> Bool {
    ["buildnumber", "osbuildnumber", "domainrole", "csdomainrole", "windowsbuildlabex"].contains {
      row.values[$0] != nil
    }
  }

  private init(line: Int) { self.line = line }

  private static func name(_ row: InstanceRow) -> String? {
    // `Name` of an operating system is its product and folder.
    let own = row.values["domainrole"] == nil ? nil : row.text("name")
    let host = row.host.map { $0.prefix { $0 != "." } }.map(String.init)
    return [row.text("csname"), own, row.text("node"), host].lazy.compactMap { $0 }
      .compactMap { MachineIdentity.computerName($0) }.first
  }

  private mutating func take(_ row: InstanceRow) {
    func text(_ names: String...) -> String? { names.lazy.compactMap { row.text($0) }.first }
    func keep<Value>(_ part: WritableKeyPath<MachineIdentity, Value?>, _ value: Value?) {
      if identity[keyPath: part] == nil { identity[keyPath: part] = value }
    }
    keep(\.name, Self.name(row))
    keep(\.domain, text("csdomain", "domain").flatMap { MachineIdentity.domainName($0) })
    keep(\.membership, text("csdomainrole", "domainrole").flatMap { MachineIdentity.Membership(domainRole: $0) })
    keep(\.isJoined, text("cspartofdomain", "partofdomain").flatMap { Self.flag($0) })
    keep(\.productType, text("osproducttype", "producttype").flatMap { ProductType(recognizing: $0) })
    keep(\.build, text("osbuildnumber", "buildnumber").flatMap { Self.number($0) })
    // `17763.1.amd64fre.rs5_release.180914-1434`, from the registry, where WMI gave nothing.
    keep(\.build, text("windowsbuildlabex")?.split(separator: ".").first.flatMap { Self.number(String($0)) })
    keep(\.isServer, text("windowsproductname").flatMap { MachineIdentity.isServer($0) })
    keep(\.isServer, text("windowsinstallationtype").flatMap { Self.isServer(installation: $0) })
    keep(
      \.servicePack,
      text("osservicepackmajorversion", "servicepackmajorversion").flatMap { Self.number($0) })
    keep(\.language, text("oslanguage").flatMap { Self.language($0) })
    keep(\.bootedAt, text("oslastbootuptime", "lastbootuptime").flatMap { PowerShellTime.parse($0) })
    keep(\.collectedAt, text("oslocaldatetime", "localdatetime").flatMap { PowerShellTime.parse($0) })
  }

  private static func isServer(installation: String) -> Bool? {
    switch installation.lowercased() {
    case "server", "server core", "nano server": true
    case "client": false
    default: nil
    }
  }

  private static func flag(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "true", "1": true
    case "false", "0": false
    default: nil
    }
  }

  private static func number(_ text: String) -> Int? {
    (1...6).contains(text.utf8.count) && text.utf8.allSatisfy { 0x30...0x39 ~= $0 } ? Int(text) : nil
  }

  /// `de-DE`, or the number of a language of Windows.
  private static func language(_ text: String) -> String? {
    guard let number = number(text) else { return text.contains("-") && text.utf8.count <= 16 ? text : nil }
    return languages[number]
  }

  // Source: [MS-LCID].
  private static let languages: [Int: String] = [
    1028: "zh-TW", 1029: "cs-CZ", 1030: "da-DK", 1031: "de-DE", 1032: "el-GR", 1033: "en-US", 1034: "es-ES",
    1035: "fi-FI",
    1036: "fr-FR", 1038: "hu-HU", 1040: "it-IT", 1041: "ja-JP", 1042: "ko-KR", 1043: "nl-NL", 1044: "nb-NO",
    1045: "pl-PL",
    1046: "pt-BR", 1049: "ru-RU", 1053: "sv-SE", 1055: "tr-TR", 2052: "zh-CN", 2057: "en-GB", 2070: "pt-PT",
    3082: "es-ES",
  ]
}
