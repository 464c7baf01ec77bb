import RightsModel
import RightsText

/// What a SARIF log says of its run, before its results and after them.
enum SARIFHead {
  /// GitHub's limit of tool extensions in a run.
  private static let extensionLimit = 100

  /// Appends everything up to the opening of the results.
  static func write(_ run: RunContext, into out: inout [UInt8]) {
    out.write("{\"$schema\":\"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/")
    out.write("sarif-schema-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{\"automationDetails\":{\"id\":")
    out.write(json: "plumbline/\(category(run))/\(run.asOf)")
    out.write("},\"originalUriBaseIds\":{\"ROOT\":{\"description\":{\"text\":")
    out.write(json: "The folder that holds baselines, policies and collected files.")
    out.write("}}}")
    writeProvenance(run, into: &out)
    if let known = run.known {
      out.write(key: "baselineGuid", string: Digests.uuid("known/\(known.sha256 ?? known.uri)"))
    }
    out.write(key: "columnKind", string: "unicodeCodePoints")
    out.write(",\n\"results\":[")
  }

  /// Appends the tool with the rules that were used, and the taxonomies that these refer to.
  static func writeTool(_ run: RunContext, _ used: SARIFRules, into out: inout [UInt8]) {
    let rules = used.rules(run)
    let baselines = used.baselines(run)
    let taxonomies = SARIFTaxonomies(rules)
    let layers = Dictionary(baselines.map { ($0.id, $0.layer) }) { first, _ in first }
    out.write(",\n\"tool\":{\"driver\":{")
    out.write(key: "name", string: "plumbline")
    out.write(key: "organization", string: "Plumbline")
    out.write(key: "version", string: run.toolVersion)
    out.write(key: "semanticVersion", string: run.toolVersion)
    out.write(key: "informationUri", string: "https://plumbline.example/")
    out.write(key: "rules")
    out.append(UInt8(ascii: "["))
    for (index, rule) in rules.enumerated() {
      out.write(index == 0 ? "\n" : ",\n")
      out.write(descriptor: rule, layers[rule.baselineID] ?? .effective, taxonomies)
    }
    out.append(UInt8(ascii: "]"))
    SARIFNotifications.writeDescriptors(run, into: &out)
    taxonomies.writeSupported(into: &out)
    out.append(UInt8(ascii: "}"))
    writeExtensions(baselines, into: &out)
    out.append(UInt8(ascii: "}"))
    taxonomies.write(into: &out)
  }

  /// Appends `"properties":{…}` of the run: its time, versions, documents and counts.
  static func writeProperties(
    _ summary: RunSummary, _ run: RunContext, _ used: SARIFRules, into out: inout [UInt8]
  ) {
    out.write(key: "properties")
    out.append(UInt8(ascii: "{"))
    out.write(key: "asOf", string: run.asOf.description)
    out.write(key: "library", string: run.libraryVersion)
    out.write(key: "policies")
    out.append(UInt8(ascii: "["))
    for policy in run.policies { write(document: policy.id, nil, policy.file, into: &out) }
    out.append(UInt8(ascii: "]"))
    let baselines = used.baselines(run)
    if baselines.count > extensionLimit {
      out.write(key: "baselines")
      out.append(UInt8(ascii: "["))
      for baseline in baselines { write(document: baseline.id, baseline.version, baseline.files.first, into: &out) }
      out.append(UInt8(ascii: "]"))
    }
    out.write(key: "counts")
    out.write("{\"inScope\":")
    out.write(summary.subjects)
    out.write(",\"assessed\":")
    out.write(summary.subjects - summary.notAssessed)
    out.write(",\"notAssessed\":")
    out.write(summary.notAssessed)
    out.write(countFields: summary.counts)
    out.write("}}")
  }

  /// What keeps two policies of one repository apart: GitHub takes all up to the last `/` as the category.
  private static func category(_ run: RunContext) -> String {
    let ids = run.policies.isEmpty ? run.baselines.map(\.id) : run.policies.map(\.id)
    switch ids.count {
    case 0: return "none"
    case 1...4: return HiddenCharacters.shown(ids.joined(separator: "+"))
    case _: return "\(ids.count)-documents-\(Digests.sha256(ids.joined(separator: "\n")).prefix(8))"
    }
  }

  // SARIF 2.1.0, section 3.14.14.
  private static func writeProvenance(_ run: RunContext, into out: inout [UInt8]) {
    guard let source = run.versionControl else { return }
    out.write(key: "versionControlProvenance")
    out.write("[{\"repositoryUri\":")
    out.write(json: source.repositoryURI)
    out.write(key: "revisionId", string: source.revisionID)
    if let branch = source.branch { out.write(key: "branch", string: branch) }
    out.write(key: "mappedTo")
    out.write("{\"uriBaseId\":\"ROOT\"}}]")
  }

  private static func writeExtensions(_ baselines: [Baseline], into out: inout [UInt8]) {
    guard !baselines.isEmpty else { return }
    out.write(key: "extensions")
    out.append(UInt8(ascii: "["))
    for baseline in baselines.prefix(extensionLimit) {
      out.writeElementSeparator()
      out.append(UInt8(ascii: "{"))
      out.write(key: "name", string: baseline.id)
      out.write(key: "version", string: baseline.version)
      out.write(message: "shortDescription", ResultWords.sentence(baseline.title))
      if let sha256 = baseline.files.first?.sha256 {
        out.write(key: "properties")
        out.append(UInt8(ascii: "{"))
        out.write(key: "sha-256", string: sha256)
        out.append(UInt8(ascii: "}"))
      }
      out.append(UInt8(ascii: "}"))
    }
    out.append(UInt8(ascii: "]"))
  }

  private static func write(document id: String, _ version: String?, _ file: InputFile?, into out: inout [UInt8]) {
    out.writeElementSeparator()
    out.append(UInt8(ascii: "{"))
    out.write(key: "id", string: id)
    if let version { out.write(key: "version", string: version) }
    if let sha256 = file?.sha256 { out.write(key: "sha-256", string: sha256) }
    out.append(UInt8(ascii: "}"))
  }
}
