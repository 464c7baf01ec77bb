package import RightsModel
package import RightsYAML

/// Decodes documents of kind Directory.
package enum DirectoryDecoding {
  /// The domains of one document. Mistakes are reported; a domain without name or SID is left out.
  package static func domains(_ node: YAMLNode, diagnostics: DiagnosticCollector) -> [Directory.Domain] {
    guard let document = MappingReader(node, diagnostics: diagnostics) else { return [] }
    DocumentHeader.read(document, kind: DocumentKind.directory.rawValue)
    let domains = document.sequence("domains")?.compactMap { domain($0) } ?? []
    document.finish()
    return domains
  }

  /// One directory of the domains of all documents; a domain that stands twice is reported.
  package static func directory(_ domains: [Directory.Domain], diagnostics: DiagnosticCollector) -> Directory {
    var seen: [String: SourceLocation] = [:]
    for domain in domains {
      let keys = [domain.sid.description, domain.name.lowercased(), domain.fqdn?.lowercased()].compactMap(\.self)
      for key in Set(keys).sorted() {
        guard let first = seen.updateValue(domain.location, forKey: key), first != domain.location else { continue }
        diagnostics.error(
          "duplicate-domain", "the domain \(Quoted.text(key)) stands twice", at: domain.location,
          help: "put all that is known of a domain into one entry",
          notes: [Diagnostic.Note("the first is here", at: first)])
      }
    }
    return Directory(domains: domains)
  }

  private static func domain(_ value: ValueReader) -> Directory.Domain? {
    guard let entry = value.mapping() else { return nil }
    let name = entry.string("name")
    let fqdn = entry.optionalString("fqdn")
    let sid = entry.required("sid").flatMap { domainSID($0) }
    let isComplete = entry.optionalBool("complete") ?? false
    let principals = principals(entry.optionalMapping("principals"), of: sid)
    let trusts = entry.optionalSequence("trusts", allowingEmpty: true)?.compactMap { domainSID($0) } ?? []
    let history = entry.optionalSequence("sidHistory", allowingEmpty: true)?.compactMap { $0.sid() } ?? []
    entry.finish()
    guard let name, let sid else { return nil }
    return Directory.Domain(
      name: name, fqdn: fqdn, sid: sid, isComplete: isComplete, principals: principals,
      trusts: Set(trusts).sorted(), sidHistory: Set(history).sorted(), location: value.location)
  }

  private static func domainSID(_ value: ValueReader) -> SID? {
    guard let sid = value.sid() else { return nil }
    if sid.isDomain { return sid }
    return value.fail("invalid-value", "`\(value.path)` is no domain: \(sid)", help: "write it like S-1-5-21-1-2-3")
  }

  private static func principals(_ mapping: MappingReader?, of domain: SID?) -> [String: SID] {
    guard let mapping else { return [:] }
    var principals: [String: SID] = [:]
    var seen: [String: SourceLocation] = [:]
    for (name, value) in mapping.allEntries() {
      guard let sid = value.sid() else { continue }
      if let domain, sid.domain != domain {
        let _: Never? = value.fail(
          "invalid-value", "\(sid) is not of the domain \(domain)", help: "put it under the domain that it is of")
        continue
      }
      if let first = seen.updateValue(name.location, forKey: name.value.lowercased()) {
        value.diagnostics.error(
          "duplicate-key", "\(Quoted.text(name.value)) stands twice", at: name.location,
          help: "names compare without case: remove one", notes: [Diagnostic.Note("the first is here", at: first)])
        continue
      }
      principals[name.value] = sid
    }
    return principals
  }
}
