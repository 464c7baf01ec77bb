import RightsModel
import RightsYAML

/// Reads `appliesTo`.
enum ApplicabilityDecoding {
  static func decode(_ value: ValueReader, layer: Layer?) -> Baseline.Applicability {
    guard let mapping = value.mapping() else { return Baseline.Applicability() }
    let os = mapping.optionalStringList("os", orSingle: true) ?? []
    let roles = mapping.optionalSequence("role", orSingle: true) ?? []
    let gpos = mapping.optionalSequence("gpo", orSingle: true) ?? []
    mapping.finish()
    if layer == .effective, let first = gpos.first {
      value.diagnostics.error(
        "wrong-layer", "`\(first.path)` is for baselines of layer `group-policy`", at: first.location,
        help: "a baseline of layer `effective` fits machines, by `os` and `role`")
    }
    return Baseline.Applicability(
      os: os.compactMap { release($0, value.diagnostics) }, roles: roles.compactMap { $0.enumeration() },
      gpos: gpos.compactMap(gpo))
  }

  private static func release(_ id: Located<String>, _ diagnostics: DiagnosticCollector) -> String? {
    if OSRelease.named(id.value) != nil || OSRelease.families.contains(id.value) { return id.value }
    let known = OSRelease.all.map(\.id) + OSRelease.families
    diagnostics.error(
      "unknown-os", "\(Quoted.text(id.value)) is no release or family of Windows", at: id.location,
      help: Suggestion.help(for: id.value, in: known) ?? "write an id such as `windows-server-2022` or `windows-11`")
    return nil
  }

  // `{31B2…}` without quotes is a mapping with one key in YAML.
  private static func gpo(_ value: ValueReader) -> GUID? {
    if case .mapping = value.node.content {
      return value.fail(
        "wrong-type", "`\(value.path)` must be a GUID, not a mapping", help: "leave the braces out, or quote them")
    }
    return value.guid()
  }
}
