package import RightsModel
import RightsYAML

/// A constant or a principal as a document writes it, which decoding forgets.
package struct Spelling: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    case right, principal
  }

  package var kind: Kind
  package var text: String
  package var location: SourceLocation
}

extension Spelling {
  private static let lists = ["exactly", "within", "includes", "excludes", "add", "remove", "default"]

  /// Those of a document, in the order of the file; whether they mean anything does not matter here.
  static func all(in document: YAMLNode) -> [Spelling] {
    let parameters = document.value(of: "parameters").map(principals) ?? []
    guard case .mapping(let rights)? = document.value(of: "rights")?.content else { return parameters }
    return parameters
      + rights.flatMap { right in
        [Spelling(kind: .right, text: right.key, location: right.keyLocation)] + principals(right.value)
      }
  }

  private static func principals(_ node: YAMLNode) -> [Spelling] {
    switch node.content {
    case .scalar: []
    case .sequence(let items): items.flatMap(principals)
    case .mapping(let entries):
      entries.flatMap { entry -> [Spelling] in
        guard lists.contains(entry.key), case .sequence(let items) = entry.value.content else {
          return principals(entry.value)
        }
        return items.compactMap { item in
          item.scalar.map { Spelling(kind: .principal, text: $0, location: item.location) }
        }
      }
    }
  }
}
