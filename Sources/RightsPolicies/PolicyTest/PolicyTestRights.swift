import RightsIdentity
import RightsModel
import RightsYAML

/// Reads rights with their holders, as tests spell them out.
struct PolicyTestRights {
  /// The NetBIOS name that `$domain\name` stands for; nil where the machine has none.
  let domain: String?
  /// Holders are tried one by one, so their number is bounded.
  static let limit = 2000

  /// A table of rights; what is wrong is reported and left out.
  func table(_ mapping: MappingReader) -> PolicyTest.Rights {
    if mapping.entries.isEmpty {
      mapping.diagnostics.error(
        "empty-list", "`\(mapping.path)` is empty", at: mapping.location, help: "leave the key out")
    }
    var rights: PolicyTest.Rights = [:]
    for (key, value) in mapping.allEntries() {
      guard let right = Self.right(key, value.diagnostics), let assignment = assignment(value) else { continue }
      rights[right] = observed(assignment, key.location)
    }
    return rights
  }

  /// A right by its constant.
  static func right(_ name: Located<String>, _ diagnostics: DiagnosticCollector) -> UserRight? {
    if let right = UserRight(constant: name.value), right.constant == name.value { return right }
    let help = Suggestion.help(for: name.value, in: UserRight.allCases.map(\.constant))
    diagnostics.error(
      "unknown-right", "there is no right \(Quoted.text(name.value))", at: name.location,
      help: help ?? "write the constant, such as SeDebugPrivilege")
    return nil
  }

  /// The right with its place: what a document spells out is stated, as a line of an export is.
  func observed(_ assignment: Assignment, _ location: SourceLocation) -> ObservedRight {
    ObservedRight(assignment, line: Int32(clamping: location.line ?? 1))
  }

  /// `no one`, `not defined`, `not collected`, a list of holders, or `{holders: [...], complete: false}`.
  func assignment(_ value: ValueReader) -> Assignment? {
    switch value.node.content {
    case .scalar:
      guard let text = value.string() else { return nil }
      switch text {
      case "no one": return .noOne
      case "not defined": return .notDefined
      case "not collected": return .notCollected
      default: return value.unknown(text, among: ["no one", "not defined", "not collected"])
      }
    case .sequence: return holders(value).map { .principals($0, complete: true) }
    case .mapping:
      guard let mapping = value.mapping() else { return nil }
      let list = mapping.required("holders").flatMap(holders)
      let complete = mapping.bool("complete")
      mapping.finish()
      guard let list, let complete else { return nil }
      return .principals(list, complete: complete)
    }
  }

  /// A list of holders, sorted.
  func holders(_ value: ValueReader) -> [Principal]? {
    guard let items = value.sequence(emptyHelp: "for nobody write `no one`") else { return nil }
    guard items.count <= Self.limit else {
      return value.fail("too-many-principals", "`\(value.path)` has more than \(Self.limit) principals")
    }
    let holders = items.compactMap(holder)
    guard holders.count == items.count else { return nil }
    if Set(holders).count < holders.count {
      return value.fail("duplicate-principal", "a principal stands twice in `\(value.path)`", help: "remove one")
    }
    return holders.sorted()
  }

  private func holder(_ value: ValueReader) -> Principal? {
    guard let reference = Self.reference(value) else { return nil }
    if let holder = reference.holder(domain: domain) { return holder }
    return value.fail(
      "class-not-allowed", "a class holds no right: \(reference)", help: "name a member, such as NT SERVICE\\Spooler")
  }

  /// A principal as documents write it; a parameter is refused.
  static func reference(_ value: ValueReader) -> PrincipalReference? {
    guard let text = value.string() else { return nil }
    switch PrincipalParser.parse(text) {
    case .success(.parameter(let name)):
      return value.fail("invalid-value", "`$(\(name))` is no holder: a test spells everything out")
    case .success(let reference): return reference
    case .failure(let error):
      return value.fail(
        "invalid-principal", "\(Quoted.text(text)): \(error.message)", help: error.help ?? "write a SID")
    }
  }
}
