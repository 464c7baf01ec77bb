internal import RightsModel
internal import RightsSnapshots
internal import RightsText

/// What reading is told beside the items themselves.
struct ReadPlan: Sendable {
  var roots: [InputRoot]
  var inventory: [MachineFacts]
  /// The format that the user said every input is, or nil.
  var format: (any SnapshotFormat.Type)?
  /// What `--os` and `--role` say of inputs that do not say it themselves.
  var statedOS: OSRelease?
  var statedRole: Role?
  /// Whether reports need digests of the collected files.
  var digests: Bool
  /// Files that are read a document at a time, as reports list them.
  var wholeFiles: [InputPath: InputFile] = [:]
}

/// What was read of one subject, before it is judged.
struct Reading {
  var snapshots: [Snapshot]
  var inputs: [InputFile]
  var facts: MachineFacts
  var gpo: GUID?
  var diagnostics: [Diagnostic] = []
  /// How far the collection came, where it says so.
  var collected: [SnapshotItem: Completeness] = [:]
  /// Where to point when no file can be pointed at.
  var location: SourceLocation?
}

/// Reads subjects, one at a time, into one buffer.
final class SubjectReader {
  private let plan: ReadPlan
  private var buffer: [UInt8] = []
  private let memory = ReadMemory()
  // The last file about several subjects: those that follow are mostly of it, and parsing it takes long.
  private var last: (path: InputPath, bytes: Range<Int>?, snapshots: [Snapshot], input: InputFile)?
  // The last file of an archive that was read in parts: it is unpacked as a whole each time.
  private var unpacked: (path: InputPath?, bytes: [UInt8]) = (nil, [])

  /// What is known of a machine of which only the name is; the name is the last one's.
  private var stranger: MachineFacts

  init(_ plan: ReadPlan) {
    self.plan = plan
    var stranger = MachineFacts()
    (stranger.os, stranger.role) = (plan.statedOS, plan.statedRole)
    self.stranger = stranger
  }

  /// The format that the user said every input is.
  var statedFormat: (any SnapshotFormat.Type)? { plan.format }

  /// Reads everything about a subject; what could not be read is a diagnostic.
  func read(_ item: WorkItem) -> Reading {
    switch item.source {
    case .file(let path): file(item, path)
    case .part(let path, let place): part(item, path, place)
    case .machine(let folder): machine(item, folder)
    case .groupPolicy(let folder): groupPolicy(item, folder)
    case .missing, .conflict: Reading(snapshots: [], inputs: [], facts: facts(item, nil))
    }
  }

  private func file(_ item: WorkItem, _ path: InputPath) -> Reading {
    let uri = path.uri(plan.roots)
    do throws(FileReading.Fault) {
      return try open(path) { bytes in
        guard let format = format(bytes, uri) else { return unrecognized(item, uri, bytes.count) }
        return reading(item, bytes, format, input(uri, bytes), facts(item, nil))
      }
    } catch {
      return unreadable(item, uri, error)
    }
  }

  private func part(_ item: WorkItem, _ path: InputPath, _ place: FilePart) -> Reading {
    let uri = path.uri(plan.roots)
    do throws(FileReading.Fault) {
      let (snapshots, input) = try parts(item, path, place, uri)
      // A file that changed since it was found; what is left in it may be of anybody.
      guard snapshots.indices.contains(place.index) else { return unrecognized(item, uri, input.length) }
      return Reading(snapshots: [snapshots[place.index]], inputs: [input], facts: facts(item, nil))
    } catch {
      return unreadable(item, uri, error)
    }
  }

  /// All that a file, or one document of it, says; of each subject a snapshot.
  private func parts(
    _ item: WorkItem, _ path: InputPath, _ place: FilePart, _ uri: String
  ) throws(FileReading.Fault) -> ([Snapshot], InputFile) {
    if let last, last.path == path, last.bytes == place.bytes { return (last.snapshots, last.input) }
    return try open(path, range: place.bytes) { bytes in
      let input = plan.wholeFiles[path] ?? input(uri, bytes)
      let format = place.bytes == nil ? format(bytes, uri) : SnapshotFormats.native
      let context = ReadContext(uri: uri, subject: item.subject, firstLine: place.line)
      let read = format?.read(bytes, context) ?? []
      last = read.count > 1 ? (path, place.bytes, read, input) : nil
      return (read, input)
    }
  }

  private func machine(_ item: WorkItem, _ folder: MachineFolder) -> Reading {
    var reading = Reading(
      snapshots: [], inputs: [], facts: facts(item, folder.facts), diagnostics: folder.diagnostics,
      location: folder.location)
    if let collection = folder.collection { reading.collected = collection.completeness }
    for path in folder.files {
      let uri = path.uri(plan.roots)
      do throws(FileReading.Fault) {
        try open(path) { bytes in
          if let kind = OwnDocument.kind(bytes) {
            reading.diagnostics.append(InputFault.ownDocument(uri, kind))
            return
          }
          guard let format = format(bytes, uri) else {
            // A page of notes has words, and no collector made it.
            let isNamed = folder.collection?.names(path) ?? false
            let isIgnorable = bytes.count > 0 && !isNamed && Discovery.isIgnorable(SnapshotPath(uri))
            reading.diagnostics.append(
              isIgnorable ? InputFault.passedOver(uri) : InputFault.unrecognizedFile(uri, isEmpty: bytes.count == 0)
            )
            return
          }
          let wholeness = folder.collection?.wholeness(of: path, length: bytes.count) ?? .unstated
          let read = format.read(bytes, ReadContext(uri: uri, subject: item.subject, wholeness: wholeness))
          let isNative = format.id == SnapshotFormats.native.id
          let own = read.filter { !(format.namesSubjects || isNative) || isOfMachine($0, folder.facts, isNative) }
          if own.count < read.count { reading.diagnostics.append(foreign(read, uri)) }
          // A file that speaks of the machine twice is as two files.
          for var snapshot in own {
            folder.collection?.limit(&snapshot, from: path, length: bytes.count)
            reading.inputs.append(input(uri, bytes))
            reading.snapshots.append(snapshot)
          }
        }
      } catch {
        reading.diagnostics.append(InputFault.unreadableFile(uri, error.message))
      }
    }
    return reading
  }

  private func groupPolicy(_ item: WorkItem, _ folder: GroupPolicyFolder) -> Reading {
    var snapshot = Snapshot(subject: item.subject, layer: .groupPolicy)
    let format = SnapshotFormats.groupPolicyTemplate
    snapshot.readAs = [format.id]
    var reading = Reading(
      snapshots: [], inputs: [], facts: MachineFacts(), gpo: folder.guid, diagnostics: folder.diagnostics,
      location: folder.location)
    if let template = folder.template {
      let uri = template.uri(plan.roots)
      do throws(FileReading.Fault) {
        try open(template) { bytes in
          reading.inputs.append(input(uri, bytes))
          if let read = format.read(bytes, ReadContext(uri: uri, subject: item.subject)).first { snapshot = read }
        }
      } catch {
        snapshot.completeness = .partial(reason: "\(uri) cannot be read: \(error.message)")
        reading.diagnostics.append(InputFault.unreadableFile(uri, error.message))
      }
    } else if let gap = folder.gap {
      snapshot.completeness = .partial(reason: gap)
    } else {
      for right in UserRight.allCases { snapshot.rights[right] = ObservedRight(.notDefined) }
    }
    snapshot.names.merge(folder.names) { first, _ in first }
    reading.snapshots = [snapshot]
    return reading
  }

  /// Whether a snapshot in a machine's folder is of that machine, as far as both say.
  /// - Parameter isNative: whether the format always says whom it is about.
  private func isOfMachine(_ snapshot: Snapshot, _ facts: MachineFacts, _ isNative: Bool) -> Bool {
    guard snapshot.subject.kind == .machine else { return false }
    let name = snapshot.facts.name ?? (isNative ? snapshot.subject.id : nil)
    guard let name = name?.lowercased(), let own = facts.name?.lowercased() else { return true }
    return name == own
      || isNative && [facts.fqdn, facts.id].contains { $0?.lowercased() == snapshot.subject.id.lowercased() }
  }

  private func foreign(_ read: [Snapshot], _ uri: String) -> Diagnostic {
    let names = read.map { $0.subject.gpoName ?? $0.subject.id }
    return Diagnostic(
      .warning, "other-subject",
      "it speaks of \(names.joined(separator: ", ")); what is not of the machine of this folder is passed over",
      at: SourceLocation(uri: uri), help: "keep it outside of the machine's folder")
  }

  // MARK: - Pieces

  /// What is known of the machine: collected facts first, then the inventory's, then what the command line states.
  func facts(_ item: WorkItem, _ collected: MachineFacts?) -> MachineFacts {
    if collected == nil, item.inventory < 0, item.subject.kind == .machine {
      stranger.name = item.subject.id
      return stranger
    }
    var facts = collected ?? (item.inventory >= 0 ? plan.inventory[Int(item.inventory)] : MachineFacts())
    if collected != nil, item.inventory >= 0 { facts.complete(from: plan.inventory[Int(item.inventory)]) }
    if item.subject.kind == .machine, facts.name == nil { facts.name = item.subject.id }
    if facts.os == nil { facts.os = plan.statedOS }
    if facts.role == nil { facts.role = plan.statedRole }
    return facts
  }

  /// A file of a format as it was read.
  func reading(
    _ item: WorkItem, _ bytes: Span<UInt8>, _ format: any SnapshotFormat.Type, _ input: InputFile,
    _ facts: MachineFacts,
    _ content: SnapshotContent? = nil
  ) -> Reading {
    let context = ReadContext(uri: input.uri, subject: item.subject, memory: memory, content: content)
    let read = format.read(bytes, context)
    guard read.count > 1 else { return Reading(snapshots: read, inputs: [input], facts: facts) }
    // Named as an export is, so that nobody looked into it before: it is of nobody.
    return empty(
      item, input.uri, input.length, "\(input.uri) speaks of \(read.count) subjects",
      Diagnostic(
        .error, "several-subjects",
        "the file speaks of \(read.count) subjects, and its name is that of one machine's export",
        at: SourceLocation(uri: input.uri), help: "give it the extension of its format, such as .json, .csv or .xml"))
  }

  func format(_ bytes: Span<UInt8>, _ uri: String) -> (any SnapshotFormat.Type)? {
    if let format = plan.format { return format }
    let place = SnapshotPath(uri)
    return SnapshotFormats.recognize(
      bytes.extracting(0..<SnapshotFormats.headLength(of: bytes.count, at: place)), at: place)
  }

  func input(_ uri: String, _ bytes: Span<UInt8>) -> InputFile {
    var digest = FileDigest(isWanted: plan.digests)
    digest.take(bytes)
    return digest.file(uri)
  }

  /// A file that could not be opened or read: its rights are not collected.
  func unreadable(_ item: WorkItem, _ uri: String, _ fault: FileReading.Fault) -> Reading {
    empty(item, uri, 0, "\(uri) cannot be read: \(fault.message)", InputFault.unreadableFile(uri, fault.message))
  }

  /// A file that is none of the formats.
  func unrecognized(_ item: WorkItem, _ uri: String, _ length: Int) -> Reading {
    empty(
      item, uri, length, length == 0 ? "\(uri) is empty" : "\(uri) is of no known format",
      InputFault.unrecognizedFile(uri, isEmpty: length == 0))
  }

  private func empty(
    _ item: WorkItem, _ uri: String, _ length: Int, _ reason: String, _ diagnostic: Diagnostic
  ) -> Reading {
    var snapshot = Snapshot(subject: item.subject, layer: item.subject.kind == .gpo ? .groupPolicy : .effective)
    snapshot.completeness = .partial(reason: reason)
    return Reading(
      snapshots: [snapshot], inputs: [InputFile(uri: uri, length: length, sha256: nil, purpose: .evidence)],
      facts: facts(item, nil), diagnostics: [diagnostic])
  }

  /// Lends the bytes of a file to `body`; the one buffer is never copied.
  func open<Result>(
    _ path: InputPath, uri: String? = nil, range: Range<Int>? = nil,
    _ body: (Span<UInt8>) throws(FileReading.Fault) -> Result
  ) throws(FileReading.Fault) -> Result {
    var scratch: [UInt8] = []
    swap(&scratch, &buffer)
    defer { buffer = scratch }
    guard let range else {
      let count = try path.read(plan.roots, uri: uri, into: &scratch)
      return try body(scratch.span.extracting(0..<count))
    }
    guard plan.roots[Int(path.root)].archive != nil else {
      let count = try path.read(plan.roots, range: range, into: &scratch)
      return try body(scratch.span.extracting(0..<count))
    }
    if unpacked.path != path { unpacked = (path, try path.bytes(plan.roots)) }
    let bytes = unpacked.bytes
    return try body(bytes.span.extracting(range.clamped(to: 0..<bytes.count)))
  }
}
