internal import RightsBaselines
internal import RightsModel
internal import RightsPolicies
internal import RightsText
internal import RightsYAML

/// Reads policies and those that they include, each file once.
struct PolicyLoader {
  /// How deep policies may include each other.
  private static let depth = 16

  private let library: BaselineLibrary
  private let collector: DiagnosticCollector
  /// In the order in which they were named, an including one before those that it includes.
  private(set) var policies: [(policy: Policy, file: LibraryFile, bytes: [UInt8])] = []
  /// Files that hold baselines too.
  private(set) var extra: [LibraryFile] = []
  /// What the policies that were named say together, with what counts where they say nothing.
  private(set) var gates = Gates.standard

  // What the policies of a file say, with what they include; by the file's uri.
  private var read: [String: Gates] = [:]

  init(_ library: BaselineLibrary, _ collector: DiagnosticCollector) {
    self.library = library
    self.collector = collector
  }

  /// Reads the policies that a user named: ids of the library, else files.
  mutating func load(_ names: [String]) {
    var seen: Set<String> = []
    var all: [Gates] = []
    for name in names {
      let file = library.policy(name) ?? LibraryFile.named(name)
      if !seen.insert(file.uri).inserted {
        collector.error("duplicate-id", "the policy `\(name)` is named twice", at: nil, help: "name it once")
      }
      if let gates = load(file, chain: []) { all.append(gates.completed(by: .standard)) }
    }
    if !all.isEmpty { gates = Gates.strictest(all) }
  }

  /// - Parameter chain: uris of the files that include each other down to this one.
  private mutating func load(_ file: LibraryFile, chain: [String]) -> Gates? {
    if let known = read[file.uri] { return known }
    // What is wrong with a file is said once.
    read[file.uri] = Gates()
    let bytes: [UInt8]
    do throws(DiagnosticError) { bytes = try file.bytes() } catch {
      collector.report(error.diagnostic)
      return nil
    }
    let document = DocumentFile(bytes, uri: file.uri, expected: [.policy, .baseline], diagnostics: collector)
    if !document.nodes(of: .baseline).isEmpty {
      extra.append(LibraryFile(path: file.path, uri: file.uri, bytes: bytes))
    }
    let own = document.policies(collector)
    if own.isEmpty, !document.parts.isEmpty, document.nodes(of: .policy).isEmpty {
      collector.error(
        "no-policy", "the file holds no policy", at: SourceLocation(uri: file.uri),
        help: "name baselines with --baseline")
    }
    var all: [Gates] = []
    for policy in own where add(policy, file, bytes) {
      let included = policy.includes.compactMap { include($0, in: file, chain: chain + [file.uri]) }
      all.append(policy.gates.completed(by: Gates.strictest(included)))
    }
    let gates = Gates.strictest(all)
    read[file.uri] = gates
    return gates
  }

  private mutating func add(_ policy: Policy, _ file: LibraryFile, _ bytes: [UInt8]) -> Bool {
    if let first = policies.first(where: { $0.policy.id == policy.id }) {
      collector.report(
        Diagnostic(
          .error, "duplicate-id", "the policy `\(policy.id)` comes twice", at: policy.location, help: "name it once",
          notes: [Diagnostic.Note("the first is here", at: first.policy.location)]))
      return false
    }
    policies.append((policy, file, bytes))
    return true
  }

  private mutating func include(_ name: Located<String>, in file: LibraryFile, chain: [String]) -> Gates? {
    guard let target = resolve(name, from: file) else { return nil }
    if let start = chain.firstIndex(of: target.uri) {
      let circle = (chain[start...] + [target.uri]).map { "`\($0)`" }.joined(separator: " includes ")
      collector.error("include-cycle", "policies include each other in a circle: \(circle)", at: name.location)
      return nil
    }
    guard chain.count < Self.depth else {
      collector.error("too-deep", "policies include each other more than \(Self.depth) deep", at: name.location)
      return nil
    }
    return load(target, chain: chain)
  }

  /// An id of the library, else a file beside the one that names it.
  private func resolve(_ name: Located<String>, from file: LibraryFile) -> LibraryFile? {
    if let known = library.policy(name.value) { return known }
    guard !name.value.hasPrefix("/") else {
      collector.error(
        "absolute-path", "`\(name.value)` is an absolute path", at: name.location,
        help: "write the path from this file's folder")
      return nil
    }
    let found =
      file.diskPath.map { Self.joined($0, name.value) }.flatMap { path in
        DirectoryListing.kind(of: path) == .file ? LibraryFile.named(path) : nil
      } ?? library.file(Self.joined(file.path, name.value))
    if found == nil {
      collector.error(
        "unknown-policy", "there is no policy \(Quoted.text(name.value)) in the library, and no such file",
        at: name.location,
        help: Suggestion.help(for: name.value, in: library.policyIDs)
          ?? "write an id of the library, or the path of a file from this file's folder")
    }
    return found
  }

  /// A path seen from the folder of a file, without `.` and as few `..` as can be, so that a file has one name.
  static func joined(_ file: String, _ path: String) -> String {
    let isAbsolute = file.hasPrefix("/")
    var parts: [Substring] = file.split(separator: "/").dropLast()
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != "..", last != "." {
        parts.removeLast()
      } else if part != ".." || !isAbsolute || !parts.isEmpty {
        parts.append(part)
      }
    }
    return (isAbsolute ? "/" : "") + parts.joined(separator: "/")
  }
}
