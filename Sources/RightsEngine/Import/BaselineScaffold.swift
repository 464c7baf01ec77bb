package import RightsBaselines
package import RightsModel
internal import RightsIdentity
internal import RightsYAML

/// `plumbline baseline new`: a first baseline out of what a reference machine grants, or what a GPO defines.
///
/// Holders are taken as they are. What is of one machine or domain becomes relative to it, and services that only this
/// machine may have become a class, with a comment that names them.
package enum BaselineScaffold {
  /// - Parameter path: a file or folder with what was collected of one machine or GPO.
  package static func run(
    _ path: String, as format: String?, options: ImportOptions, layer: Layer?
  ) -> BaselineImport.Outcome {
    var found: [Snapshot] = []
    let os = options.os.count == 1 ? OSRelease.named(options.os[0]) : nil
    let reading = Read.snapshots([path], format: format, os: os, role: options.role) { found.append($0) }
    guard let snapshot = found.first else {
      var outcome = BaselineImport.Outcome()
      outcome.diagnostics = reading.diagnostics
      if outcome.diagnostics.isEmpty {
        outcome.diagnostics = [
          Diagnostic(
            .error, "nothing-collected", "nothing was found that states rights", at: SourceLocation(uri: path))
        ]
      }
      return outcome
    }
    if found.count > 1 {
      return BaselineImport.failure(
        Diagnostic(
          .error, "several-subjects",
          "the path holds \(found.count) machines and GPOs: \(found.prefix(5).map(\.subject.id).joined(separator: ", "))",
          at: SourceLocation(uri: path), help: "name the one that is the reference"))
    }
    var scaffold = Scaffold(snapshot: snapshot)
    scaffold.content.diagnostics = reading.diagnostics
    scaffold.content.losses = reading.diagnostics.count { $0.severity == .error }
    scaffold.content.isWholePolicy = true
    scaffold.read()
    var options = options
    options.layer = layer ?? snapshot.layer
    options.keepsEmpty = true
    options.publisher = options.publisher ?? "own"
    options.title = options.title ?? "As found on \(snapshot.subject.gpoName ?? snapshot.subject.id)"
    if options.os.isEmpty, let os = snapshot.facts.os { options.os = [os.id] }
    options.role = options.role ?? snapshot.facts.role
    if snapshot.subject.kind == .gpo, let text = snapshot.subject.id.split(separator: "/").last,
      let guid = GUID(String(text))
    {
      options.gpos = [guid]
    }
    scaffold.content.version = snapshot.facts.collectedAt.map { String("\($0)".prefix(10)) } ?? "1"
    var outcome = BaselineImport.finish(
      scaffold.content, of: ForeignFile([], uri: snapshot.sources.first?.uri ?? path), options: options,
      header: scaffold.header, comments: scaffold.comments)
    outcome.format = snapshot.readAs.joined(separator: ", ")
    return outcome
  }
}

/// The rights of one snapshot as statements.
private struct Scaffold {
  let snapshot: Snapshot
  var content = ImportedContent()
  var comments: [UserRight: [String]] = [:]

  var header: [String] {
    [
      "The holders as they were found. Take out what should not be, say why the rest has to be (`rationale`), then lint it."
    ]
  }

  mutating func read() {
    for right in UserRight.allCases {
      if let os = snapshot.facts.os, !os.rights.contains(right) { continue }
      let observed = snapshot.rights[right]
      let uri =
        snapshot.sources.indices.contains(Int(observed.source)) ? snapshot.sources[Int(observed.source)].uri : ""
      let place = SourceLocation(uri: uri, line: observed.line > 0 ? Int(observed.line) : nil)
      if let fault = observed.fault {
        content.lose("right-not-read", "\(right) is left out: \(fault)", at: place)
        continue
      }
      switch observed.assignment {
      case .notDefined: continue
      case .notCollected:
        content.lose("right-not-collected", "\(right) is left out: it was not collected", at: place)
      case .noOne:
        if place.line == nil { comments[right] = ["No line, so nobody's"] }
        add(right, [LocatedExpectation.Operator(.noOne, at: place)], place)
      case .principals(let list, let isComplete):
        if isComplete {
          if let operators = operators(right, list, place) { add(right, operators, place) }
        } else {
          content.lose("right-not-whole", "\(right) is left out: not every holder may have been seen", at: place)
        }
      }
    }
    for unknown in snapshot.unknownRights {
      content.loseUnknownRight(
        unknown.name, at: SourceLocation(uri: snapshot.sources.first?.uri ?? "", line: Int(unknown.line)))
    }
  }

  private mutating func add(_ right: UserRight, _ operators: [LocatedExpectation.Operator], _ place: SourceLocation) {
    content.statements.append(ImportedStatement(right, at: place, [ImportedStatement.Clause(operators)]))
  }

  // `exactly`, or `includes` and `within` with the classes of what only this machine may have.
  private mutating func operators(
    _ right: UserRight, _ holders: [Principal], _ place: SourceLocation
  ) -> [LocatedExpectation.Operator]? {
    var kept: [Located<PrincipalReference>] = []
    var classes: [PrincipalClass] = []
    for holder in holders {
      if let family = family(of: holder) {
        if !classes.contains(family) { classes.append(family) }
        comments[right, default: []].append("\(family.rawValue) stands for \(label(holder))")
        continue
      }
      guard let reference = reference(holder, right, place) else { return nil }
      if !kept.contains(where: { $0.value == reference }) { kept.append(Located(reference, at: place)) }
    }
    if classes.isEmpty { return [LocatedExpectation.Operator(.exactly, at: place, principals: kept)] }
    let allowed = kept + classes.map { Located(PrincipalReference.anyOf($0), at: place) }
    let within = LocatedExpectation.Operator(.within, at: place, principals: allowed)
    return kept.isEmpty ? [within] : [LocatedExpectation.Operator(.includes, at: place, principals: kept), within]
  }

  // Nil for services that Windows itself has everywhere.
  private func family(of holder: Principal) -> PrincipalClass? {
    guard case .sid(let sid) = holder, !Self.ofWindows.contains(sid) else { return nil }
    return PrincipalClass.allCases.first { $0.contains(sid) }
  }

  private static let ofWindows: Set<SID> = {
    let names = ["WdiServiceHost", "autotimesvc", "TrustedInstaller"]
    return Set(names.compactMap(DerivedSID.service))
  }()

  private mutating func reference(
    _ holder: Principal, _ right: UserRight, _ place: SourceLocation
  ) -> PrincipalReference? {
    let facts = snapshot.facts
    switch holder {
    case .sid(let sid):
      guard let domain = sid.domain, sid.isDomainAccount else { return .sid(sid) }
      if domain == facts.domainSID || (facts.role == .domainController && domain == facts.machineSID) {
        if case .relative(let scope, let rid) = ForeignPrincipals.relative(sid) { return .relative(scope, rid: rid) }
        let reference = PrincipalReference.relative(.domain, rid: sid.rid)
        if sid.rid >= 1000 { comments[right, default: []].append("\(reference) is \(label(holder))") }
        return reference
      }
      if domain == facts.forestSID { return .relative(.forest, rid: sid.rid) }
      if domain == facts.machineSID {
        if sid.rid < 1000 { return .relative(.machine, rid: sid.rid) }
        // A number means another account on another machine; a name travels.
        if let name = facts.accounts.filter({ $0.value == sid }).keys.min() {
          return .relativeName(.machine, name: name)
        }
        comments[right, default: []].append("\(sid) is an account of this machine only")
        return .sid(sid)
      }
      return ForeignPrincipals.relative(sid)
    case .relative(let scope, let rid): return .relative(scope, rid: rid)
    case .name(let name):
      let meaning: ForeignPrincipals.BareName = snapshot.layer == .groupPolicy ? .domain : .machine
      let list = content.list(
        .exactly, [Located(name, at: place)], of: right, at: place, bareName: meaning)
      return list?.principals.first?.value
    }
  }

  private func label(_ holder: Principal) -> String {
    PrincipalNames.label(of: holder, names: snapshot.names, facts: snapshot.facts)
  }
}
