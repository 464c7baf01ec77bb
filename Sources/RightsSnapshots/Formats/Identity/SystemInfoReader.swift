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
    if fields.version >= 1 { identity.isServer = MachineIdentity.isServer(fields.values[fields.version - 1]) }
    if fields.version >= 2 {
      identity.name = MachineIdentity.computerName(fields.values[fields.version - 2])
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

  /// The domain stands before the logon server, `\\DC01`, which may be missing, and behind the files that memory is paged to.
  private var domain: String? {
    func before(_ server: Int) -> String? { value(server - 1).flatMap { MachineIdentity.domainName($0) } }
    if let server = (21..<41).first(where: { value($0)?.hasPrefix("\\\\") == true }) { return before(server) }
    // Between the device that it was started from and those files are three of languages and time and five of memory.
    guard let device = (10..<24).first(where: { value($0)?.hasPrefix("\\Device\\") == true }),
      value(device + 9).map(Self.isPath) == true, value(device + 11) != nil
    else { return nil }
    return before(device + 11)
  }

  private static func isPath(_ value: Substring) -> Bool {
    value.first?.isLetter == true && value.dropFirst().hasPrefix(":\\")
  }
}
