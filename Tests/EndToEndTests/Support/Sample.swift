import Foundation

/// Texts that many tests need.
enum Sample {
  /// The folder of the repository's fixtures.
  static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Fixtures").path

  static let demo = fixtures + "/demo"

  /// What a scan of the demo fleet is given.
  static let demoArguments = [
    "scan", "\(demo)/fleet/exports", "\(demo)/fleet/machines", "\(demo)/fleet/gpo", "--inventory",
    "\(demo)/fleet/inventory.yaml", "--directory", "\(demo)/fleet/directory.yaml", "--as-of", "2026-11-01T00:00:00Z",
  ]

  /// A file of another tool, such as `accesschk/banner.txt`.
  static func fixture(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: "\(fixtures)/snapshots/\(path)")))
  }

  /// A whole export that grants exactly this, `SeChangeNotifyPrivilege` beside it.
  static func export(_ lines: String...) -> String {
    "[Unicode]\r\nUnicode=yes\r\n[Privilege Rights]\r\nSeChangeNotifyPrivilege = *S-1-1-0\r\n"
      + lines.map { $0 + "\r\n" }.joined() + "[Version]\r\nsignature=\"$CHICAGO$\"\r\nRevision=1\r\n"
  }

  /// An export that the baseline passes.
  static let clean = export("SeDebugPrivilege = *S-1-5-32-544")
  /// An export that fails a rule of high severity.
  static let failing = export("SeDebugPrivilege = *S-1-5-32-544,*S-1-1-0")
  /// An export whose rights were not collected.
  static let incomplete = "[Unicode]\r\nUnicode=yes\r\n[Version]\r\nsignature=\"$CHICAGO$\"\r\nRevision=1\r\n"

  /// A baseline of two rules for every machine: `SeDebugPrivilege` (high) and `SeTcbPrivilege` (low).
  static let baseline = """
    apiVersion: plumbline/v1
    kind: Baseline
    id: test/base
    title: For tests
    version: "1"
    source: {publisher: Tests, document: Sample.swift}
    layer: effective
    unlisted: ignore
    rights:
      SeDebugPrivilege: {expect: {exactly: [Administrators]}, severity: high}
      SeTcbPrivilege: {expect: no one, severity: low}

    """

  static func utf16(_ text: String, mark: Bool = true) -> [UInt8] {
    ((mark ? "\u{FEFF}" : "") + text).utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  }

  static let defaultDomainPolicy = "31B2F340-016D-11D2-945F-00C04FB984F9"

  /// `bkupInfo.xml` of a backup.
  static func backupInfo(
    gpo: String = defaultDomainPolicy, name: String = "Default Domain Policy", domain: String = "corp.example",
    time: String = "2026-01-02T03:04:05", backup: String
  ) -> String {
    """
    <BackupInst xmlns="http://www.microsoft.com/GroupPolicy/GPOOperations/Manifest"><GPOGuid><![CDATA[{\(gpo)}]]></GPOGuid>\
    <GPODomain><![CDATA[\(domain)]]></GPODomain><GPODomainGuid><![CDATA[{9F6B1C1E-0A6D-4C6E-8C35-2C1D2E7C0A01}]]></GPODomainGuid>\
    <GPODomainController><![CDATA[dc01.\(domain)]]></GPODomainController><BackupTime><![CDATA[\(time)]]></BackupTime>\
    <ID><![CDATA[{\(backup)}]]></ID><Comment><![CDATA[]]></Comment><GPODisplayName><![CDATA[\(name)]]></GPODisplayName></BackupInst>
    """
  }

  /// `Backup.xml` of a backup: what it holds, and which extensions have settings.
  static func backup(gpo: String = defaultDomainPolicy, files: String = "", extensions: String = "") -> String {
    """
    <GroupPolicyBackupScheme xmlns="http://www.microsoft.com/GroupPolicy/GPOOperations" \
    xmlns:bkp="http://www.microsoft.com/GroupPolicy/GPOOperations"><GroupPolicyObject><GroupPolicyCoreSettings>\
    <ID><![CDATA[{\(gpo)}]]></ID><Domain><![CDATA[corp.example]]></Domain><DisplayName><![CDATA[P]]></DisplayName>\
    <MachineExtensionGuids><![CDATA[\(extensions)]]></MachineExtensionGuids></GroupPolicyCoreSettings>\
    <GroupPolicyExtension bkp:DescName="Security">\(files)</GroupPolicyExtension></GroupPolicyObject>\
    </GroupPolicyBackupScheme>
    """
  }

  static let template = "[Unicode]\r\nUnicode=yes\r\n[Version]\r\nsignature=\"$CHICAGO$\"\r\nRevision=1\r\n"

  /// A template that defines this.
  static func template(_ lines: String...) -> String {
    template + "[Privilege Rights]\r\n" + lines.map { $0 + "\r\n" }.joined()
  }

  static let templatePath = "DomainSysvol/GPO/Machine/microsoft/windows nt/SecEdit/GptTmpl.inf"
}

/// A text that is its own name.
struct Named<Value: Sendable>: Sendable, CustomStringConvertible {
  var description: String
  var value: Value

  init(_ name: String, _ value: Value) { (description, self.value) = (name, value) }
}
