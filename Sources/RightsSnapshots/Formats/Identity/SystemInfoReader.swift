internal import RightsModel

/// Makes an identity of the values of `systeminfo`, by their places and by what they look like.
///
/// Source: published output of Windows XP to 11 in English, German, French, Italian, Spanish, Russian and Chinese. The times are
/// in the format of the user's region and without a zone, so none is taken.
struct SystemInfoReader {
  let fields: SystemInfoFields

  var identity: MachineIdentity {
    var identity = MachineIdentity()
    let version = WindowsVersion(fields.values[fields.version])
    identity.build = version?.build
    identity.servicePack = version?.servicePack
    // The name of the machine, the product, the version, its maker, the role.
    if fields.version >= 2 {
      identity.name = MachineIdentity.computerName(fields.values[fields.version - 2])
      identity.isServer = Self.isServer(fields.values[fields.version - 1])
      identity.language = fields.labels.first.flatMap(SystemInfoWords.language(ofHostLabel:))
    }
    identity.membership = value(2).flatMap(SystemInfoWords.membership)
    identity.domain = domain
    return identity
  }

  /// The value that many places behind the version.
  private func value(_ offset: Int) -> Substring? {
    let index = fields.version + offset
    return fields.values.indices.contains(index) ? fields.values[index] : nil
  }

  /// The domain stands before the logon server, `\\DC01`, and behind the memory.
  private var domain: String? {
    for offset in 20..<40 {
      guard let server = value(offset + 1) else { return nil }
      if server.hasPrefix("\\\\") { return value(offset).flatMap { MachineIdentity.domainName($0) } }
    }
    return nil
  }

  /// Whether a product is a server, by its name, which no language translates.
  private static func isServer(_ product: Substring) -> Bool? {
    let name = product.lowercased()
    guard name.contains("windows") else { return nil }
    if name.contains("server") { return true }
    let isClient = ["xp", "vista", "7", "8", "8.1", "10", "11"].contains { word in
      name.split { !$0.isASCII || !($0.isLetter || $0.isNumber || $0 == ".") }.contains { $0 == word }
    }
    return isClient ? false : nil
  }
}
