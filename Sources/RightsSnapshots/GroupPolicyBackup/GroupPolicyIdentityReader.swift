package import RightsModel
import RightsXML

/// Reads which GPOs a backup holds from `Backup.xml`, `bkupInfo.xml` or `manifest.xml`, told apart by their content.
///
/// Source: real backups of GPMC and Backup-GPO; `BackupInst` and `Backups` are of the namespace
/// `http://www.microsoft.com/GroupPolicy/GPOOperations/Manifest`, `GroupPolicyBackupScheme` of `…/GPOOperations`.
package enum GroupPolicyIdentityReader {
  /// The three files.
  package enum File: Sendable, Hashable, CaseIterable {
    /// Backup.xml: the GPO's settings, its trustees among them.
    case backup
    /// bkupInfo.xml: one backup.
    case info
    /// manifest.xml: every backup of a folder.
    case manifest

    var root: XMLName {
      let namespace = "http://www.microsoft.com/GroupPolicy/GPOOperations"
      return switch self {
      case .backup: XMLName("GroupPolicyBackupScheme", namespace: namespace)
      case .info: XMLName("BackupInst", namespace: namespace + "/Manifest")
      case .manifest: XMLName("Backups", namespace: namespace + "/Manifest")
      }
    }
  }

  /// What was read of one file.
  package struct Reading: Sendable, Hashable {
    package var file: File
    /// In the order of the file; those without a GUID are left out and reported.
    package var identities: [GroupPolicyIdentity]
    package var diagnostics: [Diagnostic]
  }

  /// Which of the files this is, from its first bytes; nil where it is another.
  package static func recognize(_ head: Span<UInt8>) -> File? {
    guard let root = XMLReader.root(head) else { return nil }
    return File.allCases.first { $0.root == root }
  }

  /// The same for bytes in an array.
  package static func recognize(_ head: [UInt8]) -> File? { recognize(head.span) }

  /// Reads a whole file.
  ///
  /// - Throws: where it is no XML or none of the three.
  package static func read(_ bytes: Span<UInt8>, uri: String) throws(DiagnosticError) -> Reading {
    let root = try XMLReader.document(bytes, uri: uri)
    guard let file = File.allCases.first(where: { $0.root == root.name }) else {
      throw DiagnosticError(
        Diagnostic(
          .error, "not-a-gpo-backup", "the root element \(root.name) is of no file of a GPO backup",
          at: root.location(in: uri), help: "expected Backup.xml, bkupInfo.xml or manifest.xml of a backup"))
    }
    var parser = GroupPolicyIdentityParser(uri: uri)
    let identities =
      switch file {
      case .backup: root.children("GroupPolicyObject").compactMap { parser.object($0) }
      case .info: [parser.instance(root)].compactMap(\.self)
      case .manifest: root.children("BackupInst").compactMap { parser.instance($0) }
      }
    if file == .backup, root.child("GroupPolicyObject") == nil { parser.missing("GroupPolicyObject", in: root) }
    return Reading(file: file, identities: identities, diagnostics: parser.diagnostics)
  }

  /// The same for bytes in an array.
  package static func read(_ bytes: [UInt8], uri: String) throws(DiagnosticError) -> Reading {
    try read(bytes.span, uri: uri)
  }
}
