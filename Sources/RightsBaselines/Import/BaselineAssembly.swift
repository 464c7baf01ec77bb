import RightsModel
import RightsYAML

/// Makes baselines of what a foreign file says: one for each part of the file and each role that it tells apart.
package struct BaselineAssembly {
  private let file: ForeignFile
  private let options: ImportOptions
  private var content: ImportedContent

  /// The baselines in the order of the file, and the content with what could not be put together added to its losses.
  package static func assemble(
    _ content: ImportedContent, of file: ForeignFile, options: ImportOptions
  ) -> (baselines: [ImportedBaseline], content: ImportedContent) {
    var assembly = BaselineAssembly(file: file, options: options, content: content)
    let baselines = assembly.run()
    return (baselines, assembly.content)
  }

  // MARK: Parts and roles

  private struct Section {
    var part: String?
    var role: Role?
    var statements: [ImportedStatement]
  }

  /// What a file may hold before it is refused: parts, statements of one right in one part, alternatives of a choice.
  private static let limits = (parts: 1000, statements: 1000, alternatives: 100)

  private mutating func run() -> [ImportedBaseline] {
    let wanted = sections()
    var uses: [String: Int] = [:]
    return wanted.map { section in
      var id = options.id
      if wanted.count > 1 {
        id += "/" + Self.slug(of: section)
        uses[id, default: 0] += 1
        if let number = uses[id], number > 1 { id += "-\(number)" }
      }
      return baseline(section, id: id)
    }
  }

  // A part whose name says its role is one baseline; a file whose rules have roles is one for each role.
  private mutating func sections() -> [Section] {
    var parts: [String?] = []
    var statements: [String?: [ImportedStatement]] = [:]
    for statement in content.statements {
      if statements[statement.part] == nil { parts.append(statement.part) }
      statements[statement.part, default: []].append(statement)
    }
    if parts.isEmpty, content.isWholePolicy, content.losses == 0, options.keepsEmpty, options.layer == .groupPolicy {
      return [Section(part: nil, role: nil, statements: [])]
    }
    if parts.count > Self.limits.parts {
      content.lose(
        "too-many-parts", "the file has more than \(Self.limits.parts) parts: those behind are not carried",
        at: SourceLocation(uri: file.uri))
    }
    return parts.prefix(Self.limits.parts).flatMap { part -> [Section] in
      let own = statements[part] ?? []
      let roles = Role.allCases.filter { role in own.contains { $0.roles.contains(role) } }
      let wanted: [Role?] = roles.isEmpty ? [options.role] : roles.filter { options.role == nil || $0 == options.role }
      return wanted.map { role in
        Section(
          part: part, role: role,
          statements: own.filter { statement in
            statement.roles.isEmpty || role.map { statement.roles.contains($0) } ?? true
          })
      }
    }
  }

  private static func slug(of section: Section) -> String {
    let words = [section.part, section.role?.rawValue].compactMap(\.self)
    // A part names its role itself.
    return slug(words.first ?? "")
  }

  /// A text as the last segment of an id.
  package static func slug(_ text: String) -> String {
    var slug = ""
    for character in text.lowercased() {
      if character.isASCII, character.isLetter || character.isNumber || character == "." {
        slug.append(character)
      } else if !slug.isEmpty, slug.last != "-" {
        slug.append("-")
      }
    }
    while slug.last == "-" || slug.last == "." { slug.removeLast() }
    while slug.first == "." { slug.removeFirst() }
    return slug.isEmpty ? "imported" : String(slug.prefix(100))
  }

  // MARK: One baseline

  private mutating func baseline(_ section: Section, id: String) -> ImportedBaseline {
    let place = section.statements.first?.location ?? SourceLocation(uri: file.uri)
    var entries: [RightEntry] = []
    var comments: [UserRight: [String]] = [:]
    let byRight = Dictionary(grouping: section.statements, by: \.right)
    for right in UserRight.allCases {
      guard let statements = byRight[right], let entry = entry(right, statements, section.role) else { continue }
      entries.append(entry)
      let lines = statements.compactMap(\.location.line).map(String.init)
      if !lines.isEmpty { comments[right] = ["\(file.name), line \(lines.joined(separator: " and "))"] }
    }
    // A right that was lost is not known to be undefined.
    let isWhole = options.layer == .groupPolicy && content.isWholePolicy && content.losses == 0
    let named = [content.title, section.part].compactMap(\.self)
    let title = options.title ?? (named.isEmpty ? "Imported from \(file.name)" : named.joined(separator: ": "))
    let document = BaselineDocument(
      id: id, idLocation: SourceLocation(uri: file.uri), title: title,
      version: options.version ?? content.version ?? "1",
      source: Baseline.Source(
        publisher: options.publisher ?? content.publisher ?? "unstated", document: file.name, section: section.part),
      layer: options.layer,
      appliesTo: Baseline.Applicability(
        os: options.layer == .effective ? options.os : [],
        roles: options.layer == .effective ? section.role.map { [$0] } ?? [] : [],
        gpos: options.layer == .groupPolicy ? options.gpos : []),
      extends: nil, severity: entries.contains { $0.severity == nil } ? .medium : nil,
      unlisted: isWhole ? .notDefined : .ignore, reason: nil,
      parameters: [], rights: entries, location: place, keys: [:])
    return ImportedBaseline(document: document, comments: comments)
  }

  /// What all statements of one right say together; nil, with a loss, where they contradict each other.
  private mutating func entry(_ right: UserRight, _ statements: [ImportedStatement], _ role: Role?) -> RightEntry? {
    guard let first = statements.first else { return nil }
    if statements.count > Self.limits.statements {
      content.lose(
        "too-many-statements", "\(right) is not carried: it is stated more than \(Self.limits.statements) times",
        at: first.location)
      return nil
    }
    let clauses = statements.flatMap(\.clauses).filter { clause in
      // Whether a member server or a domain controller is joined is no question.
      guard let joined = clause.condition.domainJoined, let known = role?.isDomainJoined else { return true }
      return joined == known
    }.map { clause in
      var clause = clause
      if role?.isDomainJoined != nil { clause.condition.domainJoined = nil }
      return clause
    }
    // All that it said was for machines that this role never is.
    if clauses.isEmpty { return nil }
    var conditions: [Rule.Condition] = []
    for clause in clauses where clause.condition != Rule.Condition() && !conditions.contains(clause.condition) {
      conditions.append(clause.condition)
    }
    let always = clauses.filter { $0.condition == Rule.Condition() }.flatMap(\.operators)
    guard let base = combine(always, right, statements) else { return nil }
    var branches: [RightEntry.Branch] = []
    for condition in conditions {
      let own = clauses.filter { $0.condition == condition }.flatMap(\.operators)
      // A feature says what holds instead, a domain what holds on top.
      let all = condition.feature == nil ? always + own : own
      guard let combined = combine(all, right, statements), let expectation = combined else { return nil }
      if let other = branches.first(where: { BranchDecoding.overlap($0.condition, condition) }) {
        content.lose(
          "overlapping-conditions", "\(right) is not carried: two of its conditions can hold on one machine",
          at: expectation.location, notes: [Diagnostic.Note("the other one stands here", at: other.location)])
        return nil
      }
      branches.append(
        RightEntry.Branch(condition: condition, expectation: expectation, location: expectation.location))
    }
    let rationale = statements.compactMap(\.rationale).first
    return RightEntry(
      right: right, change: .expect(base ?? Self.anything(at: first.location)), branches: branches,
      severity: statements.compactMap(\.severity).max(), rationale: rationale,
      references: Self.references(statements), reason: nil, location: first.location, keys: [:])
  }

  // Nobody holds anything as the null SID, so every assignment passes.
  private static func anything(at place: SourceLocation) -> LocatedExpectation {
    LocatedExpectation(
      [
        LocatedExpectation.Operator(
          .excludes, at: place,
          principals: SID("S-1-0-0").map { [Located(PrincipalReference.sid($0), at: place)] } ?? [])
      ], at: place)
  }

  /// One expectation of all operators; `.some(nil)` where there are none, nil, with a loss, where they contradict each other.
  private mutating func combine(
    _ operators: [LocatedExpectation.Operator], _ right: UserRight, _ statements: [ImportedStatement]
  ) -> LocatedExpectation?? {
    var merged: [LocatedExpectation.Operator] = []
    for operation in operators {
      if operation.alternatives.count > Self.limits.alternatives {
        content.lose(
          "too-many-alternatives", "\(right) is not carried: more than \(Self.limits.alternatives) alternatives",
          at: operation.location)
        return nil
      }
      guard let index = merged.firstIndex(where: { $0.kind == operation.kind }) else {
        merged.append(operation)
        continue
      }
      let earlier = merged[index]
      if earlier.expectation.sorted == operation.expectation.sorted {
        if earlier.location != operation.location {
          content.note("repeated-statement", "\(right) is stated again with the same holders", at: operation.location)
        }
        continue
      }
      switch operation.kind {
      case .includes, .excludes:
        for item in operation.principals where !merged[index].principals.contains(where: { $0.value == item.value }) {
          merged[index].principals.append(item)
        }
        if merged[index].principals.count > PrincipalDecoding.limit {
          content.lose(
            "too-many-principals", "\(right) is not carried: more than \(PrincipalDecoding.limit) principals",
            at: operation.location)
          return nil
        }
      case .exactly, .within, .anyOf, .noOne, .notDefined, .defined:
        content.lose(
          "contradiction",
          "\(right) is not carried: two different lists are demanded with `\(operation.kind.rawValue)`",
          at: operation.location, help: "decide which one is meant and write the rule by hand",
          notes: [Diagnostic.Note("the other list stands here", at: earlier.location)])
        return nil
      }
    }
    guard let first = merged.first else { return .some(nil) }
    let expectation = LocatedExpectation(merged, at: first.location)
    let collector = DiagnosticCollector()
    if Contradictions.report(expectation, path: right.constant, to: collector) {
      let found = collector.diagnostics.first
      content.lose(
        "contradiction", "\(right) is not carried: \(found?.message ?? "its statements contradict each other")",
        at: found?.location ?? first.location, help: "decide which one is meant and write the rule by hand",
        notes: found?.notes ?? [])
      return nil
    }
    return .some(expectation)
  }

  private static func references(_ statements: [ImportedStatement]) -> [Rule.Reference]? {
    var merged: [Rule.Reference] = []
    for reference in statements.flatMap(\.references) {
      if let index = merged.firstIndex(where: { $0.framework == reference.framework }) {
        let known = Set(merged[index].ids)
        merged[index].ids += reference.ids.filter { !known.contains($0) }
      } else {
        merged.append(reference)
      }
    }
    if merged.isEmpty { return nil }
    return merged.sorted { $0.framework.utf8.lexicographicallyPrecedes($1.framework.utf8) }
  }
}

extension Expectation {
  /// The same with lists in order, so that equal sets are equal.
  fileprivate var sorted: Expectation {
    switch self {
    case .exactly(let list): .exactly(list.sorted())
    case .within(let list): .within(list.sorted())
    case .includes(let list): .includes(list.sorted())
    case .excludes(let list): .excludes(list.sorted())
    case .all(let parts): .all(parts.map(\.sorted))
    case .any(let parts): .any(parts.map(\.sorted))
    case .noOne, .notDefined, .defined: self
    }
  }
}
