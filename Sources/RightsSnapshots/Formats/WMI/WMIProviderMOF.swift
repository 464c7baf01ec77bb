package import RightsModel
internal import RightsText

/// Registrations of WMI providers as MOF text, which `mofcomp` compiles: the instances of `__Win32Provider` in it.
package enum WMIProviderMOF: SnapshotFormat {
  package static let id = "wmi-mof"
  package static let summary = "WMI provider registrations as MOF text"
  package static let tellsMachine = false
  package static let names = NameSemantics.accountsOnly

  package static func recognizes(_ head: Span<UInt8>, at path: SnapshotPath) -> Bool {
    let text = DecodedText(head)
    // A table or an object of PowerShell names the class too.
    guard let first = text.bytes.first(where: { $0 > 0x20 }),
      ![UInt8(ascii: "{"), UInt8(ascii: "\""), UInt8(ascii: "<")].contains(first)
    else { return false }
    return isRegistration(String(decoding: text.bytes, as: UTF8.self).lowercased())
  }

  // `instance of __Win32Provider`, however it is spaced.
  private static func isRegistration(_ content: String) -> Bool {
    let words = content.split(maxSplits: 100_000, omittingEmptySubsequences: true) { $0.isWhitespace || $0 == "{" }
    return words.indices.dropFirst(2).contains { index in
      words[index] == "__win32provider" && words[index - 1] == "of" && words[index - 2].hasSuffix("instance")
    }
  }

  package static func read(_ file: Span<UInt8>, _ context: ReadContext) -> [Snapshot] {
    let text = DecodedText(file)
    let (instances, diagnostics) = MOFReader.instances(of: text.bytes, uri: context.uri)
    var snapshot = Snapshot(context.subject, layer: .effective, readAs: id)
    snapshot.completeness = .partial(reason: "a registration of WMI providers says nothing of rights")
    snapshot.diagnostics = diagnostics
    // What is not well-formed was somebody's line, whoever's it was.
    snapshot.lines.rejected = diagnostics.count
    var registry = WMIProviderRegistry(replaces: true)
    for instance in instances {
      guard instance.className.lowercased() == "__win32provider" else {
        registry.others += 1
        continue
      }
      registry.add(properties(of: instance, uri: context.uri))
    }
    registry.conclude(into: &snapshot, uri: context.uri)
    snapshot.limitProviders(
      by: .partial(reason: "MOF text shows neither where it was cut nor which other providers there are"))
    return [snapshot]
  }

  private static func properties(of instance: MOFInstance, uri: String) -> WMIProviderProperties {
    var properties = WMIProviderProperties(location: SourceLocation(uri: uri, line: instance.location.line))
    properties.isWhole = true
    properties.namespace = instance.namespace
    for property in instance.properties {
      let value: WMIProviderProperties.Value =
        switch property.value {
        case .string(let text, _): .text(text)
        case .number(let text), .word(let text): .text(text)
        case .boolean(let flag): .text(flag ? "true" : "false")
        case .null: .null
        case .array, .alias, .instance: .other
        }
      // The last one wins, as in the compiler.
      properties.values[property.name.lowercased()] = value
    }
    return properties
  }
}
