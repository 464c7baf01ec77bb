import RightsModel
import RightsYAML

/// A change of one scalar of a YAML text, found by its place.
struct TextEdit: Hashable {
  /// Where the scalar stands, as its node or key says.
  var location: SourceLocation
  /// Nil takes the item out of its list.
  var replacement: String?
}

extension TextEdit {
  /// Applies edits to a text of UTF-8, touching no other byte.
  ///
  /// - Returns: the text and the edits that were made. One is left out where its scalar has an anchor, spans lines or is
  ///   a block, or where its list item cannot go without a comment; all are, where the result would not be the same tree
  ///   with just these changes.
  static func apply(_ edits: [TextEdit], to bytes: [UInt8], uri: String) -> (bytes: [UInt8], made: [TextEdit]) {
    guard let before = try? YAMLReader.documents(bytes, uri: uri) else { return (bytes, []) }
    let scalars = scalars(of: before)
    let lines = LineStarts(bytes)
    var changes: [(range: Range<Int>, text: [UInt8], edit: TextEdit)] = []
    for edit in edits {
      guard let text = scalars[edit.location], let start = lines.offset(of: edit.location, in: bytes),
        let scalar = ScalarRange(of: text, at: start, in: bytes)
      else { continue }
      if let replacement = edit.replacement {
        changes.append((scalar.range, scalar.written(replacement), edit))
      } else if let range = ListItem.range(around: scalar.range, in: bytes) {
        changes.append((range, [], edit))
      }
    }
    changes.sort { $0.range.lowerBound < $1.range.lowerBound }
    var after: [UInt8] = []
    var made: [TextEdit] = []
    var end = 0
    for change in changes where change.range.lowerBound >= end {
      after += bytes[end..<change.range.lowerBound]
      after += change.text
      end = change.range.upperBound
      made.append(change.edit)
    }
    after += bytes[end...]
    let wanted = Dictionary(made.map { ($0.location, $0) }) { first, _ in first }
    guard !made.isEmpty, let found = try? YAMLReader.documents(after, uri: uri), found.count == before.count,
      zip(before, found).allSatisfy({ isSame($0, $1, wanted) })
    else { return (bytes, []) }
    return (after, made)
  }

  /// Every scalar and key of a YAML text by its place; empty where the text is none.
  static func scalars(of bytes: [UInt8], uri: String) -> [SourceLocation: String] {
    scalars(of: (try? YAMLReader.documents(bytes, uri: uri)) ?? [])
  }

  private static func scalars(of documents: [YAMLNode]) -> [SourceLocation: String] {
    var scalars: [SourceLocation: String] = [:]
    for node in documents { collect(node, into: &scalars) }
    return scalars
  }

  private static func collect(_ node: YAMLNode, into scalars: inout [SourceLocation: String]) {
    switch node.content {
    case .scalar(let text, _): scalars[node.location] = text
    case .sequence(let items): for item in items { collect(item, into: &scalars) }
    case .mapping(let entries):
      for entry in entries {
        scalars[entry.keyLocation] = entry.key
        collect(entry.value, into: &scalars)
      }
    }
  }

  // Whether the second is the first with the edits made.
  private static func isSame(_ old: YAMLNode, _ new: YAMLNode, _ edits: [SourceLocation: TextEdit]) -> Bool {
    func text(_ text: String, at location: SourceLocation) -> String { edits[location]?.replacement ?? text }
    switch (old.content, new.content) {
    case (.scalar(let before, _), .scalar(let after, _)): return text(before, at: old.location) == after
    case (.sequence(let before), .sequence(let after)):
      let kept = before.filter { item in edits[item.location].map { $0.replacement != nil } ?? true }
      return kept.count == after.count && zip(kept, after).allSatisfy { isSame($0, $1, edits) }
    case (.mapping(let before), .mapping(let after)):
      return before.count == after.count
        && zip(before, after).allSatisfy {
          text($0.key, at: $0.keyLocation) == $1.key && isSame($0.value, $1.value, edits)
        }
    case (.scalar, _), (.sequence, _), (.mapping, _): return false
    }
  }
}
