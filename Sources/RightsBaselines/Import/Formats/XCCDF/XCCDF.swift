import RightsModel
import RightsXML
import RightsYAML

/// DISA's manual XCCDF: prose that says who may hold a right, one rule a right.
///
/// What a rule demands is read from the sentences of its check ("If any accounts or groups other than the following …,
/// this is a finding"), where there is none from its fix text. DISA writes each list twice, by name and by SID; where the two
/// differ the rule is not carried.
package enum XCCDF: ImportFormat {
  package static let id = "xccdf"
  package static let summary = "DISA XCCDF (a STIG's manual benchmark); a baseline for each role it tells apart"

  package static func recognizes(_ file: ForeignFile) -> Bool {
    guard file.firstByte == UInt8(ascii: "<"), let root = XMLReader.root(file.bytes) else { return false }
    return root.local == "Benchmark" || root.local == "data-stream-collection"
  }

  package static func read(_ file: ForeignFile) -> ImportedContent {
    var content = ImportedContent()
    do throws(DiagnosticError) {
      let root = try XMLReader.document(file.bytes, uri: file.uri)
      guard let benchmark = first("Benchmark", in: root) else {
        content.lose("no-benchmark", "the file holds no benchmark", at: root.location(in: file.uri))
        return content
      }
      content.publisher = "DISA"
      content.title = benchmark.value(of: "title").map(oneLine)
      content.version = version(of: benchmark)
      var exceptions: [String] = []
      rules(benchmark, groups: [], file, into: &content, exceptions: &exceptions)
      if !exceptions.isEmpty {
        content.note(
          "exceptions-apart",
          "accounts that are documented are accepted by \(exceptions.joined(separator: ", ")): name them in the result, or "
            + "waive what is found", at: benchmark.location(in: file.uri))
      }
    } catch {
      content.losses += 1
      content.diagnostics.append(error.diagnostic)
    }
    return content
  }

  private static func first(_ local: String, in element: XMLElement) -> XMLElement? {
    if element.name.local == local { return element }
    for child in element.children {
      if let found = first(local, in: child) { return found }
    }
    return nil
  }

  /// `V2R10`, from the version and the release that the plain text gives.
  private static func version(of benchmark: XMLElement) -> String? {
    guard let version = benchmark.value(of: "version") else { return nil }
    let notes = benchmark.children("plain-text").compactMap(\.value)
    guard let release = notes.first(where: { $0.hasPrefix("Release: ") })?.dropFirst(9).prefix(while: \.isNumber),
      !release.isEmpty
    else { return version }
    return "V\(version)R\(release)"
  }

  private static func rules(
    _ element: XMLElement, groups: [String], _ file: ForeignFile, into content: inout ImportedContent,
    exceptions: inout [String]
  ) {
    for child in element.children {
      switch child.name.local {
      case "Group":
        rules(
          child, groups: groups + [child.attribute("id") ?? ""], file, into: &content, exceptions: &exceptions)
      case "Rule": rule(child, group: groups.last, file, into: &content, exceptions: &exceptions)
      default: break
      }
    }
  }

  private static func rule(
    _ element: XMLElement, group: String?, _ file: ForeignFile, into content: inout ImportedContent,
    exceptions: inout [String]
  ) {
    let check = element.child("check")?.value(of: "check-content") ?? ""
    let fix = element.value(of: "fixtext") ?? ""
    guard check.contains("User Rights Assignment") || fix.contains("User Rights Assignment") else {
      content.otherSettings += 1
      return
    }
    let place = element.location(in: file.uri)
    let group = group.map { plain($0, "_group_") }
    let id = group ?? element.attribute("id") ?? "the rule"
    var prose = StigProse(check)
    if prose.sentences.isEmpty { prose = StigProse(fix: fix) }
    guard let right = prose.right else {
      if check.contains("nresolved SID") || check.contains("Orphaned") {
        content.note(
          "orphans-apart", "\(id) is about orphaned SIDs in any right: a scan names them in every result", at: place)
      } else {
        content.lose("prose-not-understood", "\(id) speaks of user rights in a way that is not understood", at: place)
      }
      return
    }
    guard let clauses = self.clauses(prose, right, id, place, into: &content) else { return }
    var statement = ImportedStatement(right, at: place, clauses)
    statement.roles = prose.roles
    statement.severity = severity(element.attribute("severity"))
    statement.rationale = element.value(of: "title").map(oneLine)
    statement.references = references(element, group)
    content.statements.append(statement)
    if prose.hasExceptions { exceptions.append(id) }
  }

  // MARK: Lists

  /// One list of a rule, of its names or of its SIDs.
  private struct List: Equatable {
    var demand: StigProse.Demand
    var domainJoined: Bool?
    var operators: [LocatedExpectation.Operator]
  }

  private static func clauses(
    _ prose: StigProse, _ right: UserRight, _ id: String, _ place: SourceLocation, into content: inout ImportedContent
  ) -> [ImportedStatement.Clause]? {
    var lists: [Bool: [List]] = [:]
    for sentence in prose.sentences {
      for part in sentence.parts {
        guard let operators = operators(sentence.demand, part.items, right, place, into: &content) else { return nil }
        let joined = sentence.domainJoined ?? part.domainJoined
        lists[sentence.isBySID, default: []].append(
          List(demand: sentence.demand, domainJoined: joined, operators: operators))
      }
    }
    let (byName, bySID) = (lists[false] ?? [], lists[true] ?? [])
    // The list by SID may leave out what has no list, so only lists that are there are compared.
    if !byName.isEmpty, !bySID.isEmpty {
      for list in bySID {
        guard let twin = byName.first(where: { $0.demand == list.demand && $0.domainJoined == list.domainJoined })
        else {
          continue
        }
        if Set(twin.operators.map { $0.expectation.unordered }) != Set(list.operators.map { $0.expectation.unordered })
        {
          content.lose(
            "contradiction", "\(id) names other principals in its list of SIDs than in its list of names: \(right)",
            at: place, help: "decide which one is meant and write the rule by hand")
          return nil
        }
      }
    }
    var clauses = (byName.isEmpty ? bySID : byName).map { list in
      ImportedStatement.Clause(list.operators, when: Rule.Condition(domainJoined: list.domainJoined))
    }
    if prose.allowsVirtualMachines, let machines = SID("S-1-5-83-0") {
      for clause in clauses {
        guard let within = clause.operators.first(where: { $0.kind == .within }) else { continue }
        let extra = Located(PrincipalReference.sid(machines), at: place)
        clauses.append(
          ImportedStatement.Clause(
            [LocatedExpectation.Operator(.within, at: place, principals: within.principals + [extra])],
            when: Rule.Condition(feature: "hyper-v", domainJoined: clause.condition.domainJoined)))
      }
    }
    return clauses
  }

  private static func operators(
    _ demand: StigProse.Demand, _ items: [[String]], _ right: UserRight, _ place: SourceLocation,
    into content: inout ImportedContent
  ) -> [LocatedExpectation.Operator]? {
    switch demand {
    case .noOne: return [LocatedExpectation.Operator(.noOne, at: place)]
    case .within:
      // An alternative in a list of what is allowed allows both.
      let all = items.flatMap { $0 }.map { Located($0, at: place) }
      return content.list(.within, all, of: right, at: place).map { [$0] }
    case .includes:
      var operators: [LocatedExpectation.Operator] = []
      let certain = items.filter { $0.count == 1 }.flatMap { $0 }.map { Located($0, at: place) }
      if !certain.isEmpty {
        guard let list = content.list(.includes, certain, of: right, at: place) else { return nil }
        operators.append(list)
      }
      for choice in items where choice.count > 1 {
        var alternatives: [LocatedExpectation] = []
        for item in choice {
          guard let list = content.list(.includes, [Located(item, at: place)], of: right, at: place) else { return nil }
          alternatives.append(LocatedExpectation([list], at: place))
        }
        operators.append(LocatedExpectation.Operator(.anyOf, at: place, alternatives: alternatives))
      }
      return operators
    }
  }

  // MARK: What it carries along

  private static func severity(_ text: String?) -> Severity? {
    switch text {
    case "high": .high
    case "medium": .medium
    case "low": .low
    default: nil
    }
  }

  private static func references(_ rule: XMLElement, _ group: String?) -> [Rule.Reference] {
    var references: [Rule.Reference] = []
    if let group, group.hasPrefix("V-") { references.append(Rule.Reference(framework: "stig", ids: [group])) }
    if let id = rule.attribute("id") {
      references.append(Rule.Reference(framework: "stig-rule", ids: [plain(id, "_rule_")]))
    }
    if let version = rule.value(of: "version") {
      references.append(Rule.Reference(framework: "stig-id", ids: [version]))
    }
    let idents = rule.children("ident").compactMap(\.value)
    let controls = idents.filter { $0.hasPrefix("CCI-") }
    if !controls.isEmpty { references.append(Rule.Reference(framework: "cci", ids: controls)) }
    let legacy = idents.filter { $0.hasPrefix("V-") || $0.hasPrefix("SV-") }
    if !legacy.isEmpty { references.append(Rule.Reference(framework: "stig-legacy", ids: legacy)) }
    return references
  }

  /// `V-1` of `xccdf_mil.disa.stig_group_V-1`, as XCCDF 1.2 writes it.
  private static func plain(_ id: String, _ mark: String) -> String {
    guard id.hasPrefix("xccdf_"), let found = id.firstRange(of: mark) else { return id }
    return String(id[found.upperBound...])
  }

  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension Expectation {
  /// The same with its lists in order; of alternatives, too.
  fileprivate var unordered: Expectation {
    switch self {
    case .exactly(let list): .exactly(list.sorted())
    case .within(let list): .within(list.sorted())
    case .includes(let list): .includes(list.sorted())
    case .excludes(let list): .excludes(list.sorted())
    case .all(let parts): .all(parts.map(\.unordered))
    case .any(let parts): .any(parts.map(\.unordered).sorted { "\($0)" < "\($1)" })
    case .noOne, .notDefined, .defined: self
    }
  }
}
