/// Reports of Group Policy, made of the parts that a test changes.
enum PolicySample {
  private static let root = "http://www.microsoft.com/GroupPolicy/"
  static let gpo = "{6AC1786C-016F-11D2-945F-00C04FB984F9}"

  /// `UserRightsAssignment` of a right; a member with `S-1-` is a SID.
  static func right(_ name: String, _ members: String..., precedence: String? = nil) -> String {
    let origin = precedence.map { precedence in
      """
      <GPO xmlns="\(root)Settings/Base"><Identifier xmlns="\(root)Types">\(gpo)</Identifier>
      <Domain xmlns="\(root)Types">corp.example</Domain></GPO>
      <Precedence xmlns="\(root)Settings/Base">\(precedence)</Precedence>
      """
    }
    let holders = members.map {
      "<q:Member><\($0.hasPrefix("S-1-") ? "SID" : "Name")>\($0)</\($0.hasPrefix("S-1-") ? "SID" : "Name")></q:Member>"
    }
    return "<q:UserRightsAssignment>\(origin ?? "")<q:Name>\(name)</q:Name>\(holders.joined())</q:UserRightsAssignment>"
  }

  static func extensionData(_ rights: [String], more: String = "") -> String {
    """
    <ExtensionData><Extension xmlns:q="\(root)Settings/Security" xsi:type="q:SecuritySettings">
    \(rights.joined(separator: "\n"))
    \(more)</Extension><Name>Security</Name></ExtensionData>
    """
  }

  static let applied =
    "<ExtensionStatus><Identifier>{827D319E-6EAC-11D2-A4EA-00C04F79F83A}</Identifier><LoggingStatus>Complete</LoggingStatus><Error>0</Error></ExtensionStatus>"

  /// A resultant set with one more element before its settings.
  static func resultant(
    _ rights: String..., type: String = "LoggedData", more: String = "", status: String = applied
  ) -> String {
    """
    <Rsop xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="\(root)Rsop">
    <ReadTime>2026-10-01T02:00:00Z</ReadTime><DataType>\(type)</DataType>
    <ComputerResults><Name>CORP\\DC01$</Name><Domain>corp.example</Domain>\(more)\(status)
    \(extensionData(rights))
    </ComputerResults></Rsop>
    """
  }

  static func report(_ computer: String, guid: String = gpo) -> String {
    """
    <GPO xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="\(root)Settings"><Identifier>
    <Identifier xmlns="\(root)Types">\(guid)</Identifier><Domain xmlns="\(root)Types">corp.example</Domain>
    </Identifier><Name>Servers</Name>\(computer)</GPO>
    """
  }
}
