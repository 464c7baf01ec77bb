import RightsModel
import RightsYAML

/// Reads the documents that were asked for and those they extend, each once.
final class BaselineLoader {
  private struct Source {
    var document: BaselineDocument
    var file: InputFile
    var isSound: Bool
  }

  private enum State {
    case reading
    /// Nil where something is wrong with it, or with what it extends.
    case done(BaselineResolver.Resolved?)
  }

  private let library: BaselineLibrary
  private let extra: [LibraryFile]
  /// Whether a file outside of the library may have an id of the library, and then stands in its place.
  private let mayReplace: Bool
  private let diagnostics = DiagnosticCollector()
  private var sources: [String: Source?] = [:]
  private var states: [String: State] = [:]

  init(library: BaselineLibrary, extra: [LibraryFile], mayReplace: Bool = false) {
    self.library = library
    self.extra = extra
    self.mayReplace = mayReplace
  }

  func load(ids: [(String, SourceLocation?)]) -> BaselineLoad {
    let given = extra.flatMap(readExtra)
    var loaded: [LoadedBaseline] = []
    var seen: Set<String> = []
    for (id, location) in ids + given.map({ ($0, nil) }) where seen.insert(id).inserted {
      guard let resolved = resolve(id, from: location, chain: []), let baseline = baseline(id, resolved) else {
        continue
      }
      loaded.append(baseline)
    }
    let sorted = diagnostics.diagnostics.enumerated().sorted { left, right in
      switch (left.element.location, right.element.location) {
      case (nil, nil): left.offset < right.offset
      case (nil, _): true
      case (_, nil): false
      case (let first?, let second?): first == second ? left.offset < right.offset : first < second
      }
    }
    return BaselineLoad(loaded: loaded, diagnostics: sorted.map(\.element))
  }

  // MARK: Reading

  private func readExtra(_ file: LibraryFile) -> [String] {
    var ids: [String] = []
    do throws(DiagnosticError) {
      let bytes = try file.bytes()
      let nodes = try YAMLReader.documents(bytes, uri: file.uri)
      let baselines = nodes.filter { node in
        let kind = DocumentHeader.kind(of: node)
        return kind == "Baseline" || !BaselineDecoder.kinds.contains(kind ?? "")
      }
      if baselines.isEmpty {
        diagnostics.error("no-baseline", "the file holds no baseline", at: SourceLocation(uri: file.uri))
      }
      for node in baselines {
        guard let source = source(node, bytes, file.uri) else { continue }
        let id = source.document.id
        if let twin = twin(of: id) {
          if twin.file.sha256 != source.file.sha256 || twin.document.location.line != source.document.location.line {
            reportTwins(id, twin.document, source.document)
          }
        } else {
          sources.updateValue(source, forKey: id)
        }
        ids.append(id)
      }
    } catch {
      diagnostics.report(error.diagnostic)
    }
    return ids
  }

  // The document that already has the id: read before, or in the library.
  private func twin(of id: String) -> Source? {
    if let known = sources[id] { return known }
    guard !mayReplace, let file = library.baseline(id) else { return nil }
    return readLibrary(id, file)
  }

  private func readLibrary(_ id: String, _ file: LibraryFile) -> Source? {
    if let known = sources[id] { return known }
    // Two files that have each other's ids ask for each other.
    sources.updateValue(nil, forKey: id)
    var result: Source?
    do throws(DiagnosticError) {
      let bytes = try file.bytes()
      let node = try YAMLReader.document(bytes, uri: file.uri)
      result = source(node, bytes, file.uri)
    } catch {
      diagnostics.report(error.diagnostic)
    }
    if var found = result {
      // An older version carries the plain id and its version; the file's name tells them apart.
      let isMeant =
        BaselineID.base(of: found.document.id) == BaselineID.base(of: id)
        && BaselineID.version(of: id).map { $0 == found.document.version } ?? (found.document.id == id)
      if !isMeant {
        reportMismatch(found.document, id)
        found.isSound = false
      }
      if isMeant, let version = BaselineID.version(of: id), isNewest(version, of: BaselineID.base(of: id)) {
        diagnostics.error(
          "duplicate-version", "the newest version of `\(BaselineID.base(of: id))` is `\(version)` too",
          at: found.document.keys["version"], help: "an older version stands beside a newer one: remove one of the two")
        found.isSound = false
      }
      found.document.id = id
      result = found
    }
    sources.updateValue(result, forKey: id)
    return result
  }

  // The newest version may be named with its version too, so that what names it stays the same once it is an older one.
  private func newest(_ id: String) -> Source? {
    guard let version = BaselineID.version(of: id) else { return nil }
    let base = BaselineID.base(of: id)
    guard var source = sources[base] ?? library.baseline(base).flatMap({ readLibrary(base, $0) }),
      source.document.version == version
    else { return nil }
    source.document.id = id
    sources.updateValue(source, forKey: id)
    return source
  }

  private func reportUnknown(_ id: String, at location: SourceLocation?) {
    let base = BaselineID.base(of: id)
    if id != base, let newest = (sources[base] ?? nil)?.document.version {
      let versions = (library.keptVersions(of: base) + [newest]).map { "`\($0)`" }.joined(separator: ", ")
      diagnostics.error(
        "unknown-baseline", "there is no such version of a baseline: \(Quoted.text(id))", at: location,
        help: "the versions of `\(base)` are \(versions)")
      return
    }
    let known = library.baselineIDs + sources.keys.sorted()
    diagnostics.error(
      "unknown-baseline", "there is no baseline \(Quoted.text(id))", at: location,
      help: Suggestion.help(for: id, in: known) ?? "`plumbline baseline list` prints the ids")
  }

  private func isNewest(_ version: String, of base: String) -> Bool {
    library.baseline(base).flatMap { readLibrary(base, $0) }?.document.version == version
  }

  private func source(_ node: YAMLNode, _ bytes: [UInt8], _ uri: String) -> Source? {
    let own = DiagnosticCollector()
    let document = BaselineDecoder.decode(node, diagnostics: own)
    for diagnostic in own.diagnostics { diagnostics.report(diagnostic) }
    guard let document else { return nil }
    let file = InputFile(uri: uri, length: bytes.count, sha256: SHA256Text.of(bytes), purpose: .configuration)
    return Source(document: document, file: file, isSound: !own.hasErrors)
  }

  private func reportMismatch(_ document: BaselineDocument, _ id: String) {
    if BaselineID.base(of: id) == BaselineID.base(of: document.id), let version = BaselineID.version(of: id) {
      diagnostics.error(
        "id-mismatch", "the version is `\(document.version)`, but the file's name says `\(version)`",
        at: document.keys["version"],
        help: "name the file Baselines/\(BaselineID.base(of: id))@\(document.version).yaml")
      return
    }
    if let other = library.baseline(document.id), let first = readLibrary(document.id, other) {
      reportTwins(document.id, first.document, document)
      return
    }
    diagnostics.error(
      "id-mismatch", "the id is `\(document.id)`, but the file stands where `\(id)` belongs",
      at: document.idLocation, help: "write `id: \(id)`, or move the file to Baselines/\(document.id).yaml")
  }

  private func reportTwins(_ id: String, _ first: BaselineDocument, _ second: BaselineDocument) {
    diagnostics.error(
      "duplicate-id", "the id `\(id)` comes from two files", at: second.idLocation,
      help: "give one of the two another id",
      notes: [Diagnostic.Note("the other one stands here", at: first.idLocation)])
  }

  // MARK: Resolving

  private func resolve(_ id: String, from location: SourceLocation?, chain: [String]) -> BaselineResolver.Resolved? {
    if case .done(let resolved)? = states[id] { return resolved }
    if case .reading? = states[id] {
      let start = chain.firstIndex(of: id) ?? 0
      let circle = (chain[start...] + [id]).map { "`\($0)`" }.joined(separator: " extends ")
      diagnostics.error("extends-cycle", "baselines extend each other in a circle: \(circle)", at: location)
      return nil
    }
    states[id] = .reading
    let resolved = resolveNew(id, from: location, chain: chain)
    states[id] = .done(resolved)
    return resolved
  }

  private func resolveNew(
    _ id: String, from location: SourceLocation?, chain: [String]
  ) -> BaselineResolver.Resolved? {
    let source: Source?
    if let known = sources[id] {
      source = known
    } else if let file = library.baseline(id) {
      source = readLibrary(id, file)
    } else if let newest = newest(id) {
      source = newest
    } else {
      reportUnknown(id, at: location)
      return nil
    }
    guard let source else { return nil }
    var parent: BaselineResolver.Resolved?
    var isSound = source.isSound
    if let extends = source.document.extends {
      guard chain.count < 64 else {
        diagnostics.error("too-deep", "more than 64 baselines extend each other", at: extends.location)
        return nil
      }
      parent = resolve(extends.value, from: extends.location, chain: chain + [id])
      if parent == nil { isSound = false }
    }
    // Without its parent a document would seem to change rules that are not there.
    if source.document.extends != nil, parent == nil { return nil }
    let own = DiagnosticCollector()
    let resolved = BaselineResolver(diagnostics: own).resolve(source.document, parent: parent)
    for diagnostic in own.diagnostics { diagnostics.report(diagnostic) }
    return isSound && !own.hasErrors ? resolved : nil
  }

  private func baseline(_ id: String, _ resolved: BaselineResolver.Resolved) -> LoadedBaseline? {
    let document = resolved.document
    let lineage = ([id] + ancestors(of: id)).compactMap { id in
      (sources[id] ?? nil).map { BaselineLink(id: id, version: $0.document.version, file: $0.file) }
    }
    let rules = UserRight.allCases.compactMap { resolved.rule(of: $0)?.rule(of: document.id) }
    let baseline = Baseline(
      id: document.id, title: document.title, version: document.version, source: document.source,
      layer: document.layer, appliesTo: document.appliesTo, unlisted: document.unlisted,
      parameters: resolved.parameters.values.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) },
      rules: rules, files: lineage.map(\.file), location: document.location)
    let faults = ParameterFault.faults(of: [:], in: baseline)
    for fault in faults { diagnostics.report(fault.diagnostic(at: nil)) }
    guard faults.isEmpty else { return nil }
    return LoadedBaseline(
      baseline: baseline, document: document,
      documents: ([id] + ancestors(of: id)).compactMap { (sources[$0] ?? nil)?.document }, severity: resolved.severity,
      lineage: lineage,
      expectations: resolved.rules.mapValues(\.expectation), branches: resolved.rules.mapValues(\.branches),
      origins: resolved.rules.mapValues(\.origins), parent: parent(of: document))
  }

  private func parent(of document: BaselineDocument) -> LoadedBaseline.Parent? {
    guard let id = document.extends?.value, case .done(let resolved?)? = states[id] else { return nil }
    return LoadedBaseline.Parent(
      document: resolved.document, rules: UserRight.allCases.compactMap { resolved.rule(of: $0)?.rule(of: id) })
  }

  private func ancestors(of id: String) -> [String] {
    var ancestors: [String] = []
    var next = (sources[id] ?? nil)?.document.extends?.value
    while let current = next, !ancestors.contains(current), current != id {
      ancestors.append(current)
      next = (sources[current] ?? nil)?.document.extends?.value
    }
    return ancestors
  }
}
