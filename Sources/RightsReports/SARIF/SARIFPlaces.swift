import RightsModel
import RightsText

/// Where a result is shown: one physical location, which is a file that a person can open in the repository.
struct SARIFPlaces: Sendable {
  /// A file below the root and a line in it.
  struct Place: Sendable, Hashable {
    /// As the run names it: the key of artifacts.
    var uri: String
    /// As the report may name it.
    var path: String
    var line: Int
    var column: Int?
  }

  /// What was collected, or else what is expected.
  let primary: Place
  /// What is expected, where `primary` is what was collected.
  let expectation: Place?
  /// The other pieces of an assertion's evidence.
  let others: [Place]

  /// Locations of one assertion; `parts` in JSON Lines has them all.
  private static let otherLimit = 20

  init(_ result: RuleResult, _ rule: RunRule, _ report: SubjectReport, _ run: RunContext) {
    let declared: Place
    if let location = rule.declaredAt {
      declared = Self.place(location) ?? Self.nameOnly(location)
    } else {
      declared = Self.policy(run)
    }
    if let evidence = Evidence.location(result, report).flatMap(Self.place) {
      (primary, expectation) = (evidence, rule == .gap || rule == .outOfScope ? nil : declared)
    } else {
      (primary, expectation) = (declared, nil)
    }
    guard let detail = result.detail else {
      others = []
      return
    }
    let places = Evidence.locations(detail, report).lazy.compactMap(Self.place)
    others = Array(places.filter { [primary] in $0 != primary }.prefix(Self.otherLimit))
  }

  /// For what is said of a subject as a whole.
  init(gapOf report: SubjectReport, _ run: RunContext) {
    let line = report.sectionLine > 0 ? Int(report.sectionLine + report.lineOffset) : nil
    let source = report.sources.first.map { SourceLocation(uri: $0.uri, line: line) }
    primary = source.flatMap(Self.place) ?? Self.policy(run)
    expectation = nil
    others = []
  }

  /// Appends the primary location, with what it means.
  ///
  /// - Parameters:
  ///   - right: nil for what is said of the subject as a whole.
  ///   - artifacts: nil where locations carry no index.
  func write(of report: SubjectReport, right: UserRight?, _ artifacts: SARIFArtifacts?, into out: inout [UInt8]) {
    out.write(key: "locations")
    out.write("[{\"physicalLocation\":")
    Self.write(primary, artifacts, into: &out)
    out.write(key: "logicalLocations")
    // Readers split the qualified name at `/`, which the id of a GPO holds.
    let subject = String(report.subject.id.map { $0 == "/" ? "." : $0 })
    out.write("[{\"name\":")
    out.write(json: right?.constant ?? report.subject.id)
    out.write(",\"fullyQualifiedName\":")
    out.write(json: right.map { "\(subject)/\($0.constant)" } ?? subject)
    switch report.subject.kind {
    case _ where right != nil: out.write(",\"kind\":\"userRight\"}]}]")
    case .machine: out.write(",\"kind\":\"machine\"}]}]")
    case .gpo: out.write(",\"kind\":\"groupPolicyObject\"}]}]")
    }
    guard expectation != nil || !others.isEmpty else { return }
    out.write(key: "relatedLocations")
    out.append(UInt8(ascii: "["))
    if let expectation { Self.write(related: expectation, id: 1, "What is expected.", artifacts, into: &out) }
    for (index, place) in others.enumerated() {
      Self.write(related: place, id: index + 2, "What was observed beside it.", artifacts, into: &out)
    }
    out.append(UInt8(ascii: "]"))
  }

  private static func write(
    related place: Place, id: Int, _ message: String, _ artifacts: SARIFArtifacts?, into out: inout [UInt8]
  ) {
    out.writeElementSeparator()
    out.write("{\"id\":")
    out.write(id)
    out.write(",\"physicalLocation\":")
    write(place, artifacts, into: &out)
    out.write(",\"message\":{\"text\":")
    out.write(json: message)
    out.write("}}")
  }

  /// Appends a physical location.
  static func write(_ place: Place, _ artifacts: SARIFArtifacts?, into out: inout [UInt8]) {
    out.write("{\"artifactLocation\":")
    out.write(artifactLocation: place.path, index: artifacts?.index(of: place.uri))
    out.write(",\"region\":{\"startLine\":")
    out.write(place.line)
    out.write(",\"startColumn\":")
    out.write(place.column ?? 1)
    out.write(",\"endLine\":")
    out.write(place.line)
    // No endColumn: the region then ends with its line.
    out.write("}}")
  }

  /// The place, or nil where its path must not be told.
  static func place(_ location: SourceLocation) -> Place? {
    InputPath.relative(location.uri).map {
      Place(uri: location.uri, path: $0, line: max(1, location.line ?? 1), column: location.column)
    }
  }

  private static func nameOnly(_ location: SourceLocation) -> Place {
    Place(
      uri: location.uri, path: InputPath.name(location.uri), line: max(1, location.line ?? 1), column: location.column)
  }

  /// The file that says what applies where.
  private static func policy(_ run: RunContext) -> Place {
    let locations =
      run.policies.map { SourceLocation(uri: $0.file.uri) } + run.baselines.map(\.location)
      + run.configuration.map { SourceLocation(uri: $0.uri) }
    return locations.lazy.compactMap(place).first ?? nameOnly(locations.first ?? SourceLocation(uri: "policy"))
  }
}
