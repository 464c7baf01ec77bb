internal import RightsModel
internal import RightsText

/// Reads a security template INF, as an export or as a GPO template.
///
/// Grammar: MS-GPSB 2.2; encodings: UTF-16LE, UTF-16BE and UTF-8 with or without a byte order mark, else Windows-1252.
struct INFReader {
  let uri: String
  let dialect: INFDialect
  private(set) var snapshot: Snapshot
  private var parser: INFRightsParser
  private let memory: ReadMemory?
  private let wholeness: Wholeness

  /// Reads a whole file. Never fails: what could not be read is a diagnostic and a right that is not collected.
  static func read(_ file: Span<UInt8>, _ context: ReadContext, dialect: INFDialect) -> Snapshot {
    var reader = INFReader(context, dialect: dialect)
    if let content = context.content {
      reader.read(file, INFLayout(content, of: file), isWideCut: false)
    } else {
      reader.read(file)
    }
    return reader.snapshot
  }

  private init(_ context: ReadContext, dialect: INFDialect) {
    uri = context.uri
    self.dialect = dialect
    snapshot = Snapshot(subject: context.subject, layer: dialect == .export ? .effective : .groupPolicy)
    parser = INFRightsParser(uri: context.uri, dialect: dialect, memory: context.memory)
    memory = context.memory
    wholeness = context.wholeness
  }

  private mutating func read(_ file: Span<UInt8>) {
    let (encoding, mark) = TextEncoding.detect(file)
    if encoding == .utf16LittleEndian {
      read(file, INFLayout(file, start: mark, step: 2), isWideCut: (file.count - mark) & 1 == 1)
    } else {
      let text = DecodedText(file)
      if text.isGuessed {
        snapshot.diagnostics.append(
          .guessedEncoding(uri, help: "export it as Unicode, as secedit does by itself"))
      }
      let bytes = text.bytes
      read(bytes.span, INFLayout(bytes.span, start: 0, step: 1), isWideCut: text.endsInsideUnit)
    }
  }

  private mutating func read(_ file: Span<UInt8>, _ layout: INFLayout, isWideCut: Bool) {
    let endsCleanly = layout.endsWithLineBreak && !isWideCut
    if isWideCut {
      warn("half-unit", "the file ends in half a UTF-16 character: it is cut", help: "collect the file again")
    }
    if layout.hasPreamble {
      warn(
        "text-before-section", "text stands before the first section and is not read",
        help: "expected a line such as [Unicode] or [Privilege Rights]")
    }
    for section in layout.rights {
      let header = layout.line(file, ofHeader: section.header)
      if snapshot.sectionLine == 0 { snapshot.sectionLine = header }
      parser.parse(
        file, section, step: layout.step, firstLine: header + 1, isCut: section.end == layout.end && !endsCleanly)
    }
    if layout.rights.count > 1 {
      warn(
        "repeated-section", "[Privilege Rights] stands \(layout.rights.count) times; its lines are read as one section",
        help: nil)
    }
    if dialect == .export { bindAccounts(file, layout, endsCleanly: endsCleanly) }
    conclude(layout, endsCleanly: endsCleanly)
  }

  private mutating func bindAccounts(_ file: Span<UInt8>, _ layout: INFLayout, endsCleanly: Bool) {
    let access = systemAccess(file, layout, endsCleanly: endsCleanly)
    if access.administratorName != nil { snapshot.namedRIDs.append(500) }
    if access.guestName != nil { snapshot.namedRIDs.append(501) }
    guard !parser.named.isEmpty else { return }
    for right in UserRight.allCases where parser.named.contains(right) {
      guard case .principals(let principals, let complete) = parser.rights[right].assignment else { continue }
      let bound = principals.map { principal -> Principal in
        guard case .name(let name) = principal, let account = access.account(named: name) else { return principal }
        if case .relative(_, let rid) = account { snapshot.relativeNames[rid] = name }
        return account
      }
      parser.rights[right].assignment = Assignment(holders: bound, complete: complete)
    }
  }

  /// What `[System Access]` says, all of them together; nearly every file has one, and few differ in it.
  private func systemAccess(_ file: Span<UInt8>, _ layout: INFLayout, endsCleanly: Bool) -> INFSystemAccess {
    let isWide = layout.step == 2
    let isUsual = layout.systemAccess.count == 1 && endsCleanly
    if isUsual, let known = memory?.access, known.isWide == isWide,
      file.extracting(layout.systemAccess[0].range).holds(known.text)
    {
      return known.said
    }
    var access = INFSystemAccess()
    var scratch: [UInt8] = []
    for section in layout.systemAccess {
      scratch.removeAll(keepingCapacity: true)
      if isWide {
        _ = UTF16Decoding.append(file, from: section.start, to: section.end, bigEndian: false, into: &scratch)
        access.parse(scratch.span)
      } else {
        access.parse(file.extracting(section.range))
      }
      access.isCut = section.end == layout.end && !endsCleanly
    }
    if isUsual, let memory {
      let text = file.extracting(layout.systemAccess[0].range).withUnsafeBufferPointer { Array($0) }
      memory.access = (text, isWide, access)
    }
    return access
  }

  private mutating func conclude(_ layout: INFLayout, endsCleanly: Bool) {
    snapshot.lines = parser.lines
    snapshot.unknownRights = parser.unknown
    let reason = partialReason(layout, endsCleanly: endsCleanly)
    let unlisted: Assignment =
      switch (reason, dialect) {
      case (.some, _): .notCollected
      case (.none, .export): .noOne
      case (.none, .template): .notDefined
      }
    snapshot.completeness = reason.map { .partial(reason: $0) } ?? .complete
    for right in UserRight.allCases where !parser.listed.contains(right) {
      parser.rights[right] = ObservedRight(unlisted)
    }
    for (right, line) in parser.misspelt where !parser.listed.contains(right) {
      parser.rights[right] = ObservedRight(.notCollected, line: line)
    }
    snapshot.rights = parser.rights
    if parser.hasFault, dialect.refusesMalformedFile { refuse() }
    snapshot.diagnostics += parser.diagnostics
    if let reason {
      let location = SourceLocation(uri: uri, line: snapshot.sectionLine > 0 ? Int(snapshot.sectionLine) : nil)
      snapshot.diagnostics.append(
        Diagnostic(
          .warning, layout.rights.isEmpty ? "rights-not-collected" : "not-whole",
          "\(reason): rights without a line are not collected", at: location,
          help: dialect == .export
            ? "export again from an elevated prompt: secedit /export /areas USER_RIGHTS /cfg FILE"
            : "back up the GPO again"))
    }
  }

  /// Why the file promises nothing about rights without a line; nil where it does.
  private func partialReason(_ layout: INFLayout, endsCleanly: Bool) -> String? {
    if let line = parser.anonymousFault { return "line \(line) cannot be read and may be about any right" }
    switch dialect {
    case .export:
      if layout.rights.isEmpty { return "the export has no [Privilege Rights] section" }
      // Cut at a line's end a file looks like one that ends there: only its length, if the collection knows it, tells.
      if !layout.isFollowed, wholeness != .proven {
        return "no section follows [Privilege Rights], so the export may be cut"
      }
      if !parser.listed.contains(.changeNotifyPrivilege), wholeness == .unstated {
        return "SeChangeNotifyPrivilege, which every machine grants, is not listed, so the export is not whole"
      }
    case .template:
      if !layout.hasSections { return "the file has no section" }
      if !layout.isFollowed, !endsCleanly { return "the last line has no line end, so the file may be cut" }
    }
    return nil
  }

  // MS-GPSB 3.2.5: a client ignores a malformed file as a whole, so nothing in it can be relied on.
  private mutating func refuse() {
    for right in UserRight.allCases where snapshot.rights[right].fault == nil {
      guard parser.listed.contains(right) else {
        snapshot.rights[right] = ObservedRight(.notCollected)
        continue
      }
      snapshot.rights[right].assignment = .notCollected
      snapshot.rights[right].fault = "another line is malformed, and Windows ignores the whole file then"
    }
    snapshot.diagnostics.append(
      Diagnostic(
        .error, "template-ignored", "Windows ignores this whole GptTmpl.inf because a line of it is malformed",
        at: SourceLocation(uri: uri, line: snapshot.sectionLine > 0 ? Int(snapshot.sectionLine) : nil),
        help: "correct the GPO in the Group Policy Management Editor and back it up again"))
  }

  private mutating func warn(_ code: Diagnostic.Code, _ message: String, help: String?) {
    snapshot.diagnostics.append(Diagnostic(.warning, code, message, at: SourceLocation(uri: uri), help: help))
  }
}
