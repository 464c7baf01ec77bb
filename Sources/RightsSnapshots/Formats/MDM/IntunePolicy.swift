package import RightsModel
internal import RightsText
internal import RightsYAML

/// Settings catalog policies of Intune as Graph gives them: the user rights that a policy sets.
package enum IntunePolicy: SnapshotFormat {
  package static let id = "intune"
  package static let summary = "Intune settings catalog policies with user rights (JSON of Graph)"
  package static let tellsMachine = false
  package static let names = NameSemantics.anything
  package static let namesSubjects = true

  package static func recognizes(_ head: Span<UInt8>, at path: SnapshotPath) -> Bool {
    let text = DecodedText(head)
    guard let first = text.bytes.first(where: { $0 > 0x20 }), first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    else { return false }
    let content = String(decoding: text.bytes, as: UTF8.self)
    return content.contains("\"settingInstance\"") || content.contains("deviceManagementConfigurationPolic")
  }

  package static func read(_ file: Span<UInt8>, _ context: ReadContext) -> [Snapshot] {
    let empty = Snapshot(Subject(kind: .gpo, id: context.subject.id), layer: .groupPolicy, readAs: id)
    let limits = YAMLLimits(maximumBytes: 64 << 20, maximumDepth: 64, maximumNodes: 4_000_000)
    do throws(DiagnosticError) {
      let root = try JSONDocument.node(file, uri: context.uri, limits: limits)
      let gap = JSONPage.gap(root)
      return Self.policies(root).map { policy in
        var parser = IntunePolicyParser(empty, uri: context.uri)
        parser.parse(policy)
        var snapshot = parser.snapshot
        if let gap { snapshot.diagnostics.append(gap) }
        return snapshot
      }
    } catch {
      return [empty.unreadable("the file", error.diagnostic)]
    }
  }

  /// One policy, a list of them, or the `value` that Graph wraps a list in.
  private static func policies(_ root: YAMLNode) -> [YAMLNode] {
    if case .sequence(let items) = root.content, !items.isEmpty { return items }
    if root.value(of: "settings") == nil, case .sequence(let items)? = root.value(of: "value")?.content, !items.isEmpty
    {
      return items
    }
    return [root]
  }
}
