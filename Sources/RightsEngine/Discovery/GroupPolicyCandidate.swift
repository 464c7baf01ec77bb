internal import RightsGroupPolicy
internal import RightsModel
internal import RightsSnapshots
internal import RightsText

/// The folder of a GPO, in a backup or in SYSVOL, as it was found; several may be backups of one GPO.
struct GroupPolicyCandidate {
  var subject: Subject
  var folder: GroupPolicyFolder
  /// Orders backups of one GPO; nil where nothing says when it was made.
  var backupTime: String?

  /// The folder itself, from its entries; nil where it is none of a GPO.
  init?(_ path: InputPath, _ entries: [DirectoryListing.Entry], _ roots: [InputRoot]) {
    func has(_ name: String) -> Bool { entries.contains { $0.isCalled(name) } }
    let uri = path.uri(roots)
    let own = GUID(uri.split(separator: "/").last.map(String.init) ?? "")
    // Where the backup's own files are lost, the manifest beside it may still name its GPO.
    let isBackup =
      has("backup.xml") || has("bkupinfo.xml") || own != nil && has("domainsysvol")
    let isSysvol = own != nil && (has("gpt.ini") || has("machine"))
    guard isBackup || isSysvol else { return nil }
    let walker = PathWalker(roots)
    if isBackup {
      let content = walker.find(path, ["DomainSysvol", "GPO"])
      let template = content.flatMap {
        walker.find($0, ["Machine", "microsoft", "windows nt", "SecEdit", "GptTmpl.inf"])
      }
      self.init(backup: path, template: template, hasContent: content != nil, roots)
    } else {
      let template = walker.find(path, ["Machine", "Microsoft", "Windows NT", "SecEdit", "GptTmpl.inf"])
      let place = GroupPolicyPath("\(uri)/Machine/Microsoft/Windows NT/SecEdit/GptTmpl.inf")
      self.init(sysvol: path, store: place?.store, template: template, roots)
    }
  }

  /// A template, by its name, that was found or named by itself; nil where it lies in no GPO's folder.
  init?(template path: InputPath, _ roots: [InputRoot]) {
    guard let place = GroupPolicyPath(path.path(roots)) else { return nil }
    switch place.store {
    case .sysvol: self.init(sysvol: path, store: place.store, template: path, roots)
    case .backup: self.init(backup: path, template: path, hasContent: true, roots, folder: place)
    case .folder: return nil
    }
  }

  private init(sysvol path: InputPath, store: GroupPolicyPath.Store?, template: InputPath?, _ roots: [InputRoot]) {
    var guid: GUID?
    var domain: String?
    if case .sysvol(let own, let name) = store { (guid, domain) = (own, name) }
    let id = guid.map(\.description) ?? path.uri(roots)
    subject = Subject(kind: .gpo, id: domain.map { "\($0)/\(id)" } ?? id, gpoName: guid.flatMap(DefaultGPO.named)?.name)
    folder = GroupPolicyFolder(
      path: path, guid: guid, template: template, gap: nil, names: [:], diagnostics: [],
      location: SourceLocation(uri: (template ?? path).uri(roots)))
  }

  private init(
    backup path: InputPath, template: InputPath?, hasContent: Bool, _ roots: [InputRoot],
    folder place: GroupPolicyPath? = nil
  ) {
    var diagnostics: [Diagnostic] = []
    let reader = BackupIdentity(roots)
    let identity =
      place.map { reader.read(files: $0.identityFiles, folder: $0.folder, &diagnostics) }
      ?? reader.read(folder: path, &diagnostics)
    let uri = (template ?? path).uri(roots)
    if let identity {
      subject = identity.subject
    } else {
      subject = Subject(kind: .gpo, id: path.uri(roots).split(separator: "/").last.map(String.init) ?? uri)
      diagnostics.append(
        Diagnostic(
          .error, "unknown-gpo", "which GPO this backup is of is not known", at: SourceLocation(uri: uri),
          help: "keep Backup.xml, bkupInfo.xml or manifest.xml with it"))
    }
    backupTime = identity?.backupTime
    let gap = template == nil ? Self.gap(identity, hasContent: hasContent, hasList: reader.hasList(of: path)) : nil
    folder = GroupPolicyFolder(
      path: path, guid: identity?.guid, template: template, gap: gap, names: identity?.names ?? [:],
      diagnostics: diagnostics,
      location: SourceLocation(uri: uri))
  }

  /// Why the rights of a backup without a template are not known; nil where it defines none.
  private static func gap(_ identity: GroupPolicyIdentity?, hasContent: Bool, hasList: Bool) -> String? {
    if !hasContent { return "the backup has no DomainSysvol folder: it is not whole" }
    switch identity?.hasTemplate {
    case true: return "Backup.xml says that the backup has security settings, and their GptTmpl.inf is not there"
    case nil where hasList: return "Backup.xml cannot be read, so the backup's GptTmpl.inf may be lost"
    case false, nil: return nil
    }
  }
}
