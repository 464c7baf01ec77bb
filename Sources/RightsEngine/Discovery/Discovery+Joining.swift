internal import RightsModel
internal import RightsSnapshots

/// The files of one machine in a folder that no `machine.json` marks.
extension Discovery {
  /// Joins the files of a folder where each of them, by its name or in its text, is of the same machine.
  ///
  /// Never strangers: where one has another name or domain, where two are of one format, or where a subject lies deeper, all
  /// of them stay inputs of their own.
  ///
  /// - Parameter start: where the folder's items begin.
  mutating func joinFiles(of folder: InputPath, from start: Int) {
    let own = items[start...]
    guard (2...SnapshotFormats.all.count).contains(own.count) else { return }
    let paths = own.compactMap { file($0, in: folder) }
    guard paths.count == own.count, Set(paths).count == own.count, let facts = machine(paths) else { return }
    let index = inventory.index(of: facts) ?? -1
    var known = facts
    if index >= 0 { known.complete(from: inventory.machines[Int(index)]) }
    let joined = MachineFolder(
      path: folder, facts: facts, diagnostics: [], files: paths, collection: nil,
      location: SourceLocation(uri: folder.uri(roots)))
    items.removeSubrange(start...)
    items.append(
      WorkItem(
        subject: Subject(kind: .machine, id: known.subjectID ?? "machine"), source: .machine(joined), inventory: index))
  }

  /// The file of an item of a machine, where it lies in the folder itself.
  private func file(_ item: WorkItem, in folder: InputPath) -> InputPath? {
    let path: InputPath
    switch item.source {
    case .file(let own): path = own
    case .part(let own, let part) where part.bytes == nil: path = own
    case .part, .machine, .groupPolicy, .missing, .conflict: return nil
    }
    let parent = path.suffix.split(separator: "/").dropLast().joined(separator: "/")
    return item.subject.kind == .machine && path.root == folder.root && parent == folder.suffix ? path : nil
  }

  /// What the files call their machine; nil where they do not agree.
  private func machine(_ paths: [InputPath]) -> MachineFacts? {
    var found = MachineFacts()
    var formats: Set<String> = []
    // Names cost nothing: most folders of several machines end here.
    let stems = paths.map { SnapshotPath($0.uri(roots)) }.filter { Self.isTemplateName($0) }.map {
      name($0).lowercased()
    }
    guard Set(stems).count < 2 else { return nil }
    for path in paths {
      let place = SnapshotPath(path.uri(roots))
      guard let bytes = try? path.bytes(roots), let format = format ?? Self.recognize(bytes, place),
        format.id != SnapshotFormats.native.id, formats.insert(format.id).inserted
      else { return nil }
      var facts = MachineFacts()
      if format.namesSubjects {
        let context = ReadContext(uri: place.uri, subject: Subject(kind: .machine, id: name(place)))
        let read = format.read(bytes.span, context)
        guard read.count == 1, let only = read.first, only.subject.kind == .machine else { return nil }
        (facts.name, facts.fqdn) = (only.facts.name, only.facts.fqdn)
      }
      facts.name = facts.name ?? name(place)
      for part in [\MachineFacts.name, \.fqdn] {
        guard let own = facts[keyPath: part] else { continue }
        guard found[keyPath: part].map({ $0.lowercased() == own.lowercased() }) ?? true else { return nil }
        found[keyPath: part] = found[keyPath: part] ?? own
      }
    }
    return found
  }
}
