internal import Crypto
internal import RightsEvaluation
internal import RightsHistory
internal import RightsIdentity
internal import RightsModel
internal import RightsSnapshots
internal import RightsText

/// Reads and judges subjects, one at a time, with buffers and a memory of its own.
///
/// Sendable because a pool lends it to one task at a time; nothing in it is ever shared.
final class Worker: @unchecked Sendable {
  let plan: ScanPlan
  private var buffer: [UInt8] = []
  private var memory = Memory()
  private var contexts: [EvaluationContext: Int] = [:]
  private var judge: SubjectJudge

  init(_ plan: ScanPlan) {
    self.plan = plan
    judge = SubjectJudge(plan)
  }

  /// The finished report of one subject.
  func process(_ item: WorkItem) -> SubjectReport {
    switch item.source {
    case .file(let path): return file(item, path)
    case .slice(let path, let range, let line): return slice(item, path, range, line)
    case .machine(let folder): return machine(item, folder)
    case .groupPolicy(let folder): return groupPolicy(item, folder)
    case .missing:
      return judge.gap(
        item, facts: facts(item, nil), reason: "the inventory names it and nothing was collected",
        Diagnostic(
          .error, "machine-missing", "\(item.subject.id) is in the inventory and not in the collection",
          at: facts(item, nil).location, help: "collect it, or set `decommissioned` or `offlineUntil` in the inventory"))
    case .conflict(let paths):
      let uris = paths.map { $0.uri(plan.roots) }
      return judge.gap(
        item, facts: facts(item, nil), reason: "several inputs claim it: \(uris.joined(separator: ", "))",
        Diagnostic(
          .error, "several-inputs", "\(item.subject.id) is claimed by \(uris.joined(separator: " and "))",
          at: SourceLocation(uri: uris.first ?? item.subject.id),
          help: "scan one of them, or put the files of one machine in one folder with a machine.json"))
    }
  }

  // MARK: - A file of its own: the hot path

  private func file(_ item: WorkItem, _ path: InputPath) -> SubjectReport {
    let uri = path.uri(plan.roots)
    let facts = facts(item, nil)
    let count: Int
    do throws(FileReading.Fault) {
      count = try FileReading.read(path.path(plan.roots), into: &buffer)
    } catch {
      return judge.unreadable(item, uri, facts, error.message)
    }
    let bytes = buffer.span.extracting(0..<count)
    guard let format = format(bytes, uri) else { return judge.unrecognized(item, uri, facts, count) }
    let input = InputFile(uri: uri, length: count, sha256: digest(bytes), purpose: .evidence)
    let decision = plan.planner.plan(facts, gpo: nil, layer: .effective)
    guard let content = format.content(of: bytes), let ruleSet = decision.ruleSet, decision.gap == nil, decision.diagnostics.isEmpty
    else { return judge.report(item, format.read(bytes, ReadContext(uri: uri, subject: item.subject)), [input], facts) }

    let age = judge.age(facts)
    let context = intern(judge.context(facts, ruleSet, mayBeWellKnown: format.names == .anything, namedRIDs: [])) &<< 2 | age.rawValue
    let hash = Memory.hash(bytes, content.first, content.second, seed: UInt64(truncatingIfNeeded: context ^ ruleSet << 20))
    if let known = memory.find(hash, bytes, content.first, content.second, ruleSet: ruleSet, context: context) {
      return judge.remembered(item, known, facts, input, lineOffset: content.line - known.sectionLine)
    }
    let report = judge.report(item, format.read(bytes, ReadContext(uri: uri, subject: item.subject)), [input], facts)
    if report.diagnostics.isEmpty {
      memory.add(
        hash, bytes, content.first, content.second, ruleSet: ruleSet, context: context,
        Memory.Outcome(
          results: report.results, findings: report.findingFingerprints, counts: report.counts, names: report.names,
          sectionLine: report.sectionLine, readAs: report.readAs))
    }
    return report
  }

  /// A small number for a context; contexts of their own (a machine SID a machine) are not kept for ever.
  private func intern(_ context: EvaluationContext) -> Int {
    if let known = contexts[context] { return known }
    if contexts.count > 50_000 {
      contexts.removeAll()
      memory = Memory()
    }
    contexts[context] = contexts.count
    return contexts.count - 1
  }

  private func format(_ bytes: Span<UInt8>, _ uri: String) -> (any SnapshotFormat.Type)? {
    if let format = plan.format { return format }
    return SnapshotFormats.recognize(bytes.extracting(0..<min(bytes.count, 16 << 10)), at: SnapshotPath(uri))
  }

  private func digest(_ bytes: Span<UInt8>) -> String? {
    guard plan.digests else { return nil }
    var hasher = SHA256()
    bytes.withUnsafeBufferPointer { hasher.update(bufferPointer: UnsafeRawBufferPointer($0)) }
    return hasher.finalize().reduce(into: "") { text, byte in
      text += (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
  }

  // MARK: - Other sources

  private func slice(_ item: WorkItem, _ path: InputPath, _ range: Range<Int>, _ line: Int) -> SubjectReport {
    let uri = path.uri(plan.roots)
    let facts = facts(item, nil)
    do throws(FileReading.Fault) {
      let count = try FileReading.read(path.path(plan.roots), range: range, into: &buffer)
      let bytes = buffer.span.extracting(0..<count)
      let input = InputFile(uri: uri, length: count, sha256: digest(bytes), purpose: .evidence)
      let snapshots = SnapshotFormats.native.read(bytes, ReadContext(uri: uri, subject: item.subject, firstLine: line))
      return judge.report(item, snapshots, [input], facts)
    } catch {
      return judge.unreadable(item, uri, facts, error.message)
    }
  }

  private func machine(_ item: WorkItem, _ folder: MachineFolder) -> SubjectReport {
    var snapshots: [Snapshot] = []
    var inputs: [InputFile] = []
    var diagnostics = folder.diagnostics
    for path in folder.files {
      let uri = path.uri(plan.roots)
      do throws(FileReading.Fault) {
        let count = try FileReading.read(path.path(plan.roots), into: &buffer)
        let bytes = buffer.span.extracting(0..<count)
        guard let format = format(bytes, uri) else {
          diagnostics.append(SubjectJudge.unrecognizedFile(uri))
          continue
        }
        inputs.append(InputFile(uri: uri, length: count, sha256: digest(bytes), purpose: .evidence))
        snapshots += format.read(bytes, ReadContext(uri: uri, subject: item.subject))
      } catch {
        diagnostics.append(SubjectJudge.unreadableFile(uri, error.message))
      }
    }
    return judge.report(
      item, snapshots, inputs, facts(item, folder.facts), diagnostics: diagnostics, location: folder.location)
  }

  private func groupPolicy(_ item: WorkItem, _ folder: GroupPolicyFolder) -> SubjectReport {
    var snapshot = Snapshot(subject: item.subject, layer: .groupPolicy)
    snapshot.readAs = [SnapshotFormats.groupPolicyTemplate.id]
    var inputs: [InputFile] = []
    if let template = folder.template {
      let uri = template.uri(plan.roots)
      do throws(FileReading.Fault) {
        let count = try FileReading.read(template.path(plan.roots), into: &buffer)
        let bytes = buffer.span.extracting(0..<count)
        inputs.append(InputFile(uri: uri, length: count, sha256: digest(bytes), purpose: .evidence))
        if let read = SnapshotFormats.groupPolicyTemplate.read(bytes, ReadContext(uri: uri, subject: item.subject)).first { snapshot = read }
      } catch {
        snapshot.completeness = .partial(reason: "\(uri) cannot be read: \(error.message)")
        snapshot.diagnostics.append(SubjectJudge.unreadableFile(uri, error.message))
      }
    } else if let gap = folder.gap {
      snapshot.completeness = .partial(reason: gap)
    } else {
      for right in UserRight.allCases { snapshot.rights[right] = ObservedRight(.notDefined) }
    }
    snapshot.names.merge(folder.names) { first, _ in first }
    return judge.report(
      item, [snapshot], inputs, MachineFacts(), gpo: folder.guid, diagnostics: folder.diagnostics,
      location: folder.location)
  }

  /// What is known of the machine: collected facts first, then the inventory's, then what the command line states.
  private func facts(_ item: WorkItem, _ collected: MachineFacts?) -> MachineFacts {
    var facts = collected ?? MachineFacts()
    if item.inventory >= 0 { facts.complete(from: plan.inventory[Int(item.inventory)]) }
    if facts.name == nil { facts.name = item.subject.id }
    if facts.os == nil { facts.os = plan.statedOS }
    if facts.role == nil { facts.role = plan.statedRole }
    return facts
  }
}
