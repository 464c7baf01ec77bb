package import RightsModel

/// What the path of a GptTmpl.inf says of its GPO. Compared without case; `/` and `\` both separate.
package struct GroupPolicyPath: Sendable, Hashable {
  /// Where the GPO lies.
  package enum Store: Sendable, Hashable {
    /// `…/sysvol/corp.example/Policies/{GUID}/Machine/…`: the folder is the GPO. `domain` is nil where the path lacks it.
    case sysvol(GUID, domain: String?)
    /// `…/{backup}/DomainSysvol/GPO/Machine/…`: the folder is the backup, nil where it has another name; its XML files say
    /// which GPO it is.
    case backup(GUID?)
    /// `…/name/Machine/…`: a GPO's folder under another name.
    case folder
  }

  /// The folder of the GPO or of the backup, as in the path; empty for the working folder.
  package var folder: String
  package var store: Store

  /// Nil where the path does not end in `Machine/Microsoft/Windows NT/SecEdit/` and a file name.
  package init?(_ path: String) {
    let parts = path.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "\\" }
    guard parts.count >= 5 else { return nil }
    let suffix = parts.dropLast().suffix(4).map { $0.lowercased() }
    guard suffix == ["machine", "microsoft", "windows nt", "secedit"] else { return nil }
    var base = parts.dropLast(5)
    if base.count >= 2, base.suffix(2).map({ $0.lowercased() }) == ["domainsysvol", "gpo"] {
      base = base.dropLast(2)
      store = .backup(base.last.flatMap { GUID(String($0)) })
    } else if let guid = base.last.flatMap({ GUID(String($0)) }) {
      store = .sysvol(guid, domain: Self.domain(of: base.dropLast()))
    } else {
      store = .folder
    }
    folder = base.last.map { String(path[..<$0.endIndex]) } ?? ""
  }

  /// The XML files that may say which GPO a backup is, the most telling first; empty for SYSVOL.
  package var identityFiles: [String] {
    guard case .backup = store else { return [] }
    let parent = folder.lastIndex { $0 == "/" || $0 == "\\" }.map { folder[...$0] } ?? ""
    let prefix = folder.isEmpty || folder.hasSuffix("/") ? folder : folder + "/"
    return ["\(prefix)Backup.xml", "\(prefix)bkupInfo.xml", "\(parent)manifest.xml"]
  }

  // `…/sysvol/corp.example/Policies`; on the disk of a domain controller the second folder may be called `domain`.
  private static func domain(of parts: ArraySlice<Substring>) -> String? {
    let names = parts.suffix(3).map { $0.lowercased() }
    guard names.count == 3, names[0] == "sysvol", names[2] == "policies", names[1] != "domain", !names[1].isEmpty else {
      return nil
    }
    return names[1]
  }
}
