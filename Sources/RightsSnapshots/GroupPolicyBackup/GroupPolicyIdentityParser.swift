import RightsModel
import RightsXML

/// Turns the elements of the three files into identities and says what is wrong with them.
struct GroupPolicyIdentityParser {
  let uri: String
  private(set) var diagnostics: [Diagnostic] = []

  init(uri: String) { self.uri = uri }

  /// A `BackupInst` of bkupInfo.xml or manifest.xml.
  mutating func instance(_ element: XMLElement) -> GroupPolicyIdentity? {
    guard let guid = guid("GPOGuid", in: element) else { return nil }
    var identity = GroupPolicyIdentity(guid: guid, location: element.location(in: uri))
    identity.domain = element.value(of: "GPODomain")
    identity.displayName = element.value(of: "GPODisplayName")
    identity.backupID = self.guid("ID", in: element)
    identity.backupTime = time("BackupTime", in: element)
    return identity
  }

  /// The `GroupPolicyObject` of Backup.xml.
  mutating func object(_ element: XMLElement) -> GroupPolicyIdentity? {
    guard let core = element.child("GroupPolicyCoreSettings") else {
      missing("GroupPolicyCoreSettings", in: element)
      return nil
    }
    guard let guid = guid("ID", in: core) else { return nil }
    var identity = GroupPolicyIdentity(guid: guid, location: element.location(in: uri))
    identity.domain = core.value(of: "Domain")
    identity.displayName = core.value(of: "DisplayName")
    identity.machineVersion = number("MachineVersionNumber", in: core)
    // 1 is the user part switched off, 2 the computer part.
    identity.isComputerPartEnabled = number("Options", in: core).map { $0 & 2 == 0 }
    identity.hasTemplate =
      Self.listsTemplate(element) || core.value(of: "MachineExtensionGuids").map(Self.namesSecurity) == true
    identity.groups = (element.child("SecurityGroups")?.children("Group") ?? []).compactMap { group($0) }
    return identity
  }

  // A file that was backed up has a location in the backup; what was only looked for has none.
  private static func listsTemplate(_ element: XMLElement) -> Bool {
    element.children("GroupPolicyExtension").flatMap { $0.children("FSObjectFile") }.contains { file in
      file.attribute("Location").flatMap { $0.split { $0 == "\\" || $0 == "/" }.last }?.lowercased() == "gpttmpl.inf"
    }
  }

  // `[{827D319E-…}{803E14A0-…}][{…}…]`: an extension that has settings, and its tools.
  private static func namesSecurity(_ extensions: String) -> Bool {
    extensions.split { "[]{}".contains($0) }.contains { GUID(String($0)) == SecurityExtension.identifier }
  }

  mutating func missing(_ name: String, in element: XMLElement) {
    report("missing-element", "`\(element.name.local)` has no `\(name)`", element)
  }

  private mutating func group(_ element: XMLElement) -> GroupPolicyIdentity.Group? {
    guard let account = element.value(of: "SamAccountName") else { return nil }
    var sid: SID?
    if let text = element.value(of: "Sid") {
      sid = SID(text)
      if sid == nil { report("invalid-value", "the SID of a group is no SID", element.child("Sid") ?? element) }
    }
    return GroupPolicyIdentity.Group(
      sid: sid, name: element.value(of: "NetBIOSDomainName").map { "\($0)\\\(account)" } ?? account,
      isFromDescriptor: element.attribute("Source") == "FromDACL")
  }

  private mutating func guid(_ name: String, in element: XMLElement) -> GUID? {
    guard let text = element.value(of: name) else {
      missing(name, in: element)
      return nil
    }
    if let value = GUID(text) { return value }
    report("invalid-value", "`\(name)` is no GUID", element.child(name) ?? element)
    return nil
  }

  private mutating func number(_ name: String, in element: XMLElement) -> UInt32? {
    guard let text = element.value(of: name) else { return nil }
    if let value = UInt32(text) { return value }
    report("invalid-value", "`\(name)` is no number", element.child(name) ?? element)
    return nil
  }

  private mutating func time(_ name: String, in element: XMLElement) -> String? {
    guard let text = element.value(of: name) else { return nil }
    // Any zone will do: only the order counts.
    if let time = Timestamp(text) ?? Timestamp(text + "Z") { return time.localDescription }
    report("invalid-value", "`\(name)` is no time", element.child(name) ?? element)
    return nil
  }

  private mutating func report(_ code: Diagnostic.Code, _ message: String, _ element: XMLElement) {
    diagnostics.append(
      Diagnostic(
        .error, code, message, at: element.location(in: uri), help: "the backup is damaged: make it again"))
  }
}
