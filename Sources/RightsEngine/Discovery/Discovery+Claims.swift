internal import RightsModel
internal import RightsText

/// Of each subject one input, in order; where several claim it and do not join, none.
extension Discovery {
  /// What two inputs of one subject have in common.
  private struct Claim: Hashable {
    var isMachine: Bool
    var name: String
  }

  mutating func settle() {
    items.sort { left, right in
      if left.subject.id != right.subject.id { return left.subject.id.precedesInBytes(right.subject.id) }
      return left.subject.kind.rawValue < right.subject.kind.rawValue
    }
    var first: [Claim: Int] = [:]
    first.reserveCapacity(items.count)
    var claims: [Int: [InputClaim]] = [:]
    for (index, item) in items.enumerated() {
      let key = Claim(isMachine: item.subject.kind == .machine, name: item.subject.id.lowercased())
      if let earlier = first[key] {
        var known = claims[earlier] ?? claim(of: items[earlier]).map { [$0] } ?? []
        // One file or folder that was named twice is one input.
        guard let own = claim(of: item), !known.contains(where: { isSame($0, own) }) else { continue }
        known.append(own)
        claims[earlier] = known
      } else {
        first[key] = index
      }
    }
    guard first.count < items.count else { return }
    let kept = Set(first.values)
    items = items.enumerated().filter { kept.contains($0.offset) }.map { index, item in
      guard let own = claims[index] else { return item }
      var item = item
      item.source = .conflict(own)
      return item
    }
  }

  private func isSame(_ one: InputClaim, _ other: InputClaim) -> Bool {
    one.part == other.part && one.path.isSame(as: other.path, roots)
  }

  /// Nil for what nobody collected: of a machine that the inventory names twice nothing more is said.
  func claim(of item: WorkItem) -> InputClaim? {
    switch item.source {
    case .file(let path): InputClaim(path: path)
    case .part(let path, let part): InputClaim(path: path, part: part)
    case .machine(let folder): InputClaim(path: folder.path)
    case .groupPolicy(let folder): InputClaim(path: folder.path)
    case .missing, .conflict: nil
    }
  }
}
