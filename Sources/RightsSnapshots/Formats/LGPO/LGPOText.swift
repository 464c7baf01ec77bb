package import RightsModel

/// What `LGPO.exe /parse` prints of a registry.pol: registry settings, which hold no user right.
package enum LGPOText: SnapshotFormat {
  package static let id = "lgpo"
  package static let summary = "LGPO.exe /parse of a registry.pol: recognised, as it holds no user right (text)"
  package static let tellsMachine = false
  package static let names = NameSemantics.anything

  package static func recognizes(_ head: Span<UInt8>, at path: SnapshotPath) -> Bool {
    let lines = TokenLines(head, firstLine: 1).lines
    if lines.contains(where: { $0.hasPrefix("; PARSING ") }) { return true }
    // Computer or User, a key, a value, what to do with it.
    return lines.indices.dropLast(3).contains { index in
      ["computer", "user"].contains(lines[index].lowercased()) && lines[index + 1].contains("\\")
        && !lines[index + 2].isEmpty && isAction(lines[index + 3])
    }
  }

  private static func isAction(_ line: Substring) -> Bool {
    let word = line.prefix { $0 != ":" }.uppercased()
    return line.contains(":") && ["DWORD", "QWORD", "SZ", "EXSZ", "MULTISZ", "BINARY"].contains(word)
      || ["DELETE", "DELETEALLVALUES", "CREATEKEY", "CLEAR"].contains(line.uppercased())
  }

  package static func read(_ file: Span<UInt8>, _ context: ReadContext) -> [Snapshot] {
    var snapshot = Snapshot(context.subject, layer: .effective, readAs: id)
    snapshot.completeness = .partial(reason: "LGPO text holds registry settings, and no user right")
    snapshot.diagnostics = [
      Diagnostic(
        .warning, "rights-not-collected", "LGPO text holds registry settings, and no user right",
        at: SourceLocation(uri: context.uri, line: context.firstLine),
        help: "give the GptTmpl.inf of the same GPO, or the folder that `LGPO.exe /b` writes")
    ]
    return [snapshot]
  }
}
