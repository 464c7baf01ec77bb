internal import Crypto
internal import RightsBaselines
internal import RightsModel
internal import RightsPolicies
internal import RightsText
internal import RightsYAML

/// Our own documents, read and checked. All that is wrong with them is gathered before anything is evaluated.
struct Configuration {
  /// Those that were named and those that they include.
  var policies: [Policy] = []
  /// When the run has failed, as those that were named say.
  var gates = Gates.standard
  var policyFiles: [RunContext.Policy] = []
  /// Sorted by id.
  var baselines: [Baseline] = []
  /// What policies lay over those.
  var overlays = OverlaySource()
  /// What those were resolved from; documents may come several times.
  var documents: [BaselineLink] = []
  /// Ids of the baselines that were named by hand.
  var named: [String] = []
  /// Sorted by id.
  var waivers: [WaiverEntry] = []
  /// What the policies ask of them together.
  var waiverLimits = WaiverLimits()
  var known: KnownFindings?
  var knownFile: InputFile?
  var inventory = Inventory()
  var directory = Directory()
  /// Sorted by uri, each once.
  var files: [InputFile] = []
  var diagnostics: [Diagnostic] = []
  /// Lower-case hexadecimal SHA-256 of the library.
  var libraryDigest = ""

  /// Every rule, and each severity that it may have on a machine: its own, and those that overlays give it.
  fileprivate var severities: [WaiverLint.RatedRule] {
    let own = baselines.flatMap(\.rules).map { WaiverLint.RatedRule($0.id, $0.right, $0.severity) }
    let changed = overlays.changedRules.map { WaiverLint.RatedRule($0.id, $0.right, $0.severity) }
    return own + changed + policies.flatMap(\.rules).map { WaiverLint.RatedRule($0.rule.id, nil, $0.rule.severity) }
  }

  var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// - Parameter needs: which baselines of the policies the scan needs, asked once policies and inventory are read; nil is all.
  init(_ request: ScanRequest, needs: (Configuration) -> Set<String>? = { _ in nil }) {
    var loader = ConfigurationLoader(request)
    loader.load(needs: needs)
    self = loader.configuration
  }

  init() {}
}

/// Reads the documents that a request names.
private struct ConfigurationLoader {
  let request: ScanRequest
  var configuration = Configuration()
  private let collector = DiagnosticCollector()
  /// Files that hold baselines outside of the library.
  private var extra: [LibraryFile] = []

  init(_ request: ScanRequest) { self.request = request }

  mutating func load(needs: (Configuration) -> Set<String>?) {
    loadPolicies()
    configuration.policies = configuration.policies.fillingNamedSets(request.sets) { collector.report($0) }
    for path in request.inventories { loadInventory(path) }
    loadDirectories()
    loadBaselines(collector.hasErrors ? nil : needs(configuration))
    loadWaivers()
    loadKnown()
    if let lock = request.lock { checkLock(lock) }
    do throws(DiagnosticError) {
      configuration.libraryDigest = try request.library.digest()
    } catch {
      collector.report(error.diagnostic)
    }
    checkSelections()
    configuration.diagnostics += SelectorCheck.diagnostics(configuration.policies, configuration.inventory.machines)
    if !collector.hasErrors, !configuration.hasErrors {
      configuration.diagnostics += GateCheck.diagnostics(
        configuration.policies,
        (configuration.baselines.flatMap(\.rules) + configuration.overlays.additions).map(\.references)
          + configuration.policies.flatMap(\.rules).map(\.rule.references), request.library)
    }
    if !collector.hasErrors, !configuration.hasErrors {
      configuration.diagnostics += WaivedRules.unknown(configuration, request.library).filter {
        $0.severity == .warning
      }
    }
    configuration.diagnostics = collector.diagnostics + configuration.diagnostics
    var seen: Set<String> = []
    configuration.files = configuration.files.filter { seen.insert($0.uri).inserted }
      .sorted { $0.uri.utf8.lexicographicallyPrecedes($1.uri.utf8) }
  }

  private mutating func loadPolicies() {
    if request.policies.isEmpty, request.baselines.isEmpty {
      guard request.library.policy("default") != nil else {
        collector.error(
          "no-policy", "the library has no Policies/default.yaml", at: nil,
          help: "name a policy with --policy, or a baseline with --baseline")
        return
      }
    }
    var loader = PolicyLoader(request.library, collector)
    loader.load(request.policies.isEmpty && request.baselines.isEmpty ? ["default"] : request.policies)
    extra += loader.extra
    configuration.gates = loader.gates
    for (policy, file, bytes) in loader.policies {
      configuration.policies.append(policy)
      configuration.policyFiles.append(RunContext.Policy(id: policy.id, file: remember(file.uri, bytes)))
    }
  }

  private mutating func loadBaselines(_ needed: Set<String>?) {
    let named = request.library.load(named: request.baselines)
    configuration.named = named.loaded.map(\.baseline.id)
    let assignments = configuration.policies.flatMap(\.assignments)
    let uses = assignments.flatMap(\.baselines).filter { needed?.contains($0.id) ?? true }
    let overlays = assignments.flatMap(\.overlayNames)
    let wanted = uses.filter { use in !configuration.named.contains(use.id) } + overlays
    let assigned = request.library.load(located: wanted.map { (id: $0.id, location: $0.location) }, files: extra)
    // What only changes others has no rules of its own.
    let ids = Set(uses.map(\.id) + configuration.named)
    let changing = Set(overlays.map(\.id)).subtracting(ids)
    var seen: Set<String> = []
    let all = (named.loaded + assigned.loaded).filter { seen.insert($0.baseline.id).inserted }
    let judging = all.filter { !changing.contains($0.baseline.id) }
    configuration.baselines = judging.map(\.baseline).sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    configuration.documents = (named.loaded + assigned.loaded).flatMap(\.lineage)
    configuration.files += all.flatMap(\.baseline.files)
    configuration.diagnostics += named.diagnostics + assigned.diagnostics
    configuration.overlays = OverlaySource(
      configuration.policies, bases: judging, overlays: all, keepsBases: request.keepsDocuments)
    configuration.diagnostics += configuration.overlays.diagnostics
    let filling = ParameterFilling(
      baselines: configuration.baselines, named: configuration.named, policies: configuration.policies,
      overlays: all.map(\.baseline))
    configuration.diagnostics += filling.diagnostics
    (configuration.baselines, configuration.policies) = (filling.baselines, filling.policies)
  }

  private func checkLock(_ path: String) {
    guard let bytes = bytes(LibraryFile.named(path)),
      let lock = LockFile(bytes, uri: shown(path), diagnostics: collector)
    else { return }
    for difference in lock.differences(from: configuration.used(request.library)) { collector.report(difference) }
  }

  private mutating func loadInventory(_ path: String) {
    guard let bytes = bytes(LibraryFile.named(path)) else { return }
    _ = remember(shown(path), bytes)
    let inventory = InventoryReader.read(bytes, uri: shown(path), diagnostics: collector)
    for diagnostic in configuration.inventory.add(contentsOf: inventory) { collector.report(diagnostic) }
  }

  private mutating func loadWaivers() {
    var entries: [WaiverEntry] = []
    for path in request.waivers {
      guard let bytes = bytes(LibraryFile.named(path)) else { continue }
      _ = remember(shown(path), bytes)
      let file = DocumentFile(bytes, uri: shown(path), expected: [.waivers], diagnostics: collector)
      for node in file.nodes(of: .waivers) { entries += WaiverDecoding.entries(node, diagnostics: collector) }
    }
    WaiverDecoding.reportDuplicates(entries, diagnostics: collector)
    configuration.waivers = entries.sorted { $0.waiver.id.utf8.lexicographicallyPrecedes($1.waiver.id.utf8) }
    configuration.waiverLimits = configuration.policies.reduce(WaiverLimits()) { $0.merged(with: $1.waivers) }
    configuration.diagnostics += WaiverLint.standing(configuration.waivers, asOf: request.asOf)
    configuration.diagnostics += WaiverLint.faults(
      configuration.waivers, configuration.severities, configuration.waiverLimits, asOf: request.asOf)
  }

  private mutating func loadKnown() {
    guard let path = request.known ?? request.writesKnown.flatMap({ KnownFile.exists($0) ? $0 : nil }),
      let bytes = bytes(LibraryFile.named(path))
    else { return }
    configuration.knownFile = remember(shown(path), bytes)
    configuration.known = KnownFindings(bytes, uri: shown(path), diagnostics: collector)
  }

  private mutating func loadDirectories() {
    var domains: [Directory.Domain] = []
    for path in request.directories {
      guard let bytes = bytes(LibraryFile.named(path)) else { continue }
      _ = remember(shown(path), bytes)
      let file = DocumentFile(bytes, uri: shown(path), expected: [.directory], diagnostics: collector)
      for node in file.nodes(of: .directory) { domains += DirectoryDecoding.domains(node, diagnostics: collector) }
    }
    configuration.directory = DirectoryDecoding.directory(domains, diagnostics: collector)
  }

  private func shown(_ path: String) -> String { ShownPath.of(path) }

  private func bytes(_ file: LibraryFile) -> [UInt8]? {
    do throws(DiagnosticError) {
      return try file.bytes()
    } catch {
      collector.report(error.diagnostic)
      return nil
    }
  }

  private mutating func remember(_ uri: String, _ bytes: [UInt8]) -> InputFile {
    let sha256 = SHA256.hash(data: bytes).reduce(into: "") { text, byte in
      text += (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    let file = InputFile(uri: uri, length: bytes.count, sha256: sha256, purpose: .configuration)
    configuration.files.append(file)
    return file
  }

  /// Every `--only` and `--skip` names a rule, a baseline or a right of the run.
  private func checkSelections() {
    guard !(request.only.isEmpty && request.skip.isEmpty), !configuration.hasErrors, !collector.hasErrors else {
      return
    }
    let added = configuration.overlays.additions
    for id in request.only + request.skip where !configuration.baselines.contains(where: { Self.selects(id, $0) }) {
      if added.contains(where: { RuleSelection.matches($0, id, in: "") }) { continue }
      let own = configuration.policies.flatMap(\.rules).map(\.rule)
      if own.contains(where: { RuleSelection.matches($0, id) }) { continue }
      let ids =
        configuration.baselines.map(\.id) + configuration.baselines.flatMap { $0.rules.map(\.id) } + own.map(\.id)
      collector.error(
        "unknown-id", "\(Quoted.text(id)) is no rule, baseline or right of this run", at: nil,
        help: Suggestion.help(for: id, in: ids + UserRight.allCases.map(\.constant))
          ?? "`plumbline baseline show ID` prints the ids of its rules")
    }
  }

  private static func selects(_ id: String, _ baseline: Baseline) -> Bool {
    baseline.id == id || baseline.rules.contains { RuleSelection.matches($0, id, in: baseline.id) }
  }
}

/// What `--only` and `--skip` leave of a run's rules.
enum RuleSelection {
  /// - Parameter baseline: the id of the rule's baseline.
  static func matches(_ rule: Rule, _ id: String, in baseline: String) -> Bool {
    rule.id == id || baseline == id || UserRight(constant: id) == rule.right
  }

  /// Whether a policy's own rule is meant: by its id or the policy's.
  static func matches(_ rule: AssertionRule, _ id: String) -> Bool {
    rule.id == id || rule.id == "\(id)#\(rule.name)"
  }

  /// The rules of a run, the engine's own included, sorted by id.
  static func rules(_ configuration: Configuration, only: [String], skip: [String]) -> [RunRule] {
    var rules: [RunRule] = [.gap, .sourcesDisagree]
    if configuration.policies.contains(where: { !$0.outOfScope.isEmpty }) { rules.append(.outOfScope) }
    if !configuration.waivers.isEmpty { rules += WaiverProblem.allCases.map { .waiver($0) } }
    func add(_ rule: Rule, in baseline: String) {
      if !only.isEmpty, !only.contains(where: { matches(rule, $0, in: baseline) }) { return }
      if skip.contains(where: { matches(rule, $0, in: baseline) }) { return }
      rules.append(.baseline(rule))
    }
    for rule in configuration.policies.flatMap(\.rules).map(\.rule) {
      if !only.isEmpty, !only.contains(where: { matches(rule, $0) }) { continue }
      if skip.contains(where: { matches(rule, $0) }) { continue }
      rules.append(.assertion(rule))
    }
    for baseline in configuration.baselines { for rule in baseline.rules { add(rule, in: baseline.id) } }
    for rule in configuration.overlays.additions { add(rule, in: String(rule.id.prefix { $0 != "#" })) }
    return rules.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
  }
}
