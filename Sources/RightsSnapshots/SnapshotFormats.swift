package import RightsModel

/// Every format that can be read. Detection asks them in this order; help, `--as` and the format table follow it.
package enum SnapshotFormats {
  package static let all: [any SnapshotFormat.Type] = [
    NativeSnapshot.self,
    GroupPolicyTemplate.self,
    SeceditExport.self,
    ResultantSetReport.self,
    GroupPolicyReport.self,
    PolicyRulesFile.self,
    ManagementReport.self,
    IntunePolicy.self,
    ResultantSetInstances.self,
    WMIProviderInstances.self,
    WMIProviderMOF.self,
    SystemCharacteristics.self,
    SharpHoundComputers.self,
    AccessChk.self,
    LGPOText.self,
    RPCClient.self,
    DebuggerToken.self,
    Whoami.self,
    NetRights.self,
    ComputerInfo.self,
    SystemInfo.self,
  ]

  /// The first format that tells at once what a file's reading depends on, with that; nil where the file has to be read.
  package static func content(
    of file: Span<UInt8>, at path: SnapshotPath, as format: (any SnapshotFormat.Type)?
  ) -> (format: any SnapshotFormat.Type, content: SnapshotContent)? {
    if let format { return format.content(of: file, at: path).map { (format, $0) } }
    for format in all {
      if let content = format.content(of: file, at: path) { return (format, content) }
    }
    return nil
  }

  /// The format of a GPO's own template, which its folder tells apart from an export.
  package static var groupPolicyTemplate: any SnapshotFormat.Type { GroupPolicyTemplate.self }

  /// The format that `plumbline read` writes, whose files may hold several subjects.
  package static var native: any SnapshotFormat.Type { NativeSnapshot.self }

  /// Appends a snapshot as one line of the native format.
  package static func write(_ snapshot: Snapshot, into bytes: inout [UInt8]) {
    NativeSnapshotWriter.append(snapshot, to: &bytes)
  }

  /// The format with this id, or nil.
  package static func named(_ id: String) -> (any SnapshotFormat.Type)? { all.first { $0.id == id } }

  /// As much of a file as it takes to recognise it: MOF text may bring its classes before the first registration.
  ///
  /// - Parameter length: of the file, in bytes.
  package static func headLength(of length: Int, at path: SnapshotPath) -> Int {
    path.hasExtension(".mof") || path.hasExtension(".mfl") ? length : min(length, 16 << 10)
  }

  /// The first format whose content it can be, or nil; nil, too, for our own documents that are no collected data.
  package static func recognize(_ head: Span<UInt8>, at path: SnapshotPath) -> (any SnapshotFormat.Type)? {
    if OwnDocument.kind(head) != nil { return nil }
    for format in all where format.recognizes(head, at: path) { return format }
    return nil
  }
}
