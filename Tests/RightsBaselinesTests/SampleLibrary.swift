import RightsBaselines
import RightsModel

/// Libraries made of a few lines.
enum SampleLibrary {
  /// A baseline with usual headers. `body` holds further keys and `rights`, unindented.
  static func text(
    _ id: String, layer: String = "effective", unlisted: String = "ignore", version: String = "1", _ body: String
  ) -> String {
    """
    apiVersion: plumbline/v1
    kind: Baseline
    id: \(id)
    title: A sample
    version: "\(version)"
    source: {publisher: Us, document: A page}
    layer: \(layer)
    unlisted: \(unlisted)
    \(body)

    """
  }

  /// A library of documents by id, each at its own path.
  static func library(_ documents: [String: String]) -> BaselineLibrary {
    BaselineLibrary(
      files: documents.map { id, text in
        LibraryFile(path: "Baselines/\(id).yaml", uri: "\(id).yaml", bytes: Array(text.utf8))
      })
  }

  /// Loads the one baseline of a text whose id is `a`.
  static func load(_ text: String) -> BaselineLoad { library(["a": text]).load(ids: ["a"]) }

  /// Loads `child`, which extends `parent`.
  static func overlay(
    parent: String, child: String, layer: String = "effective", parentUnlisted: String = "ignore",
    unlisted: String = "ignore"
  ) -> BaselineLoad {
    library([
      "parent": text("parent", layer: layer, unlisted: parentUnlisted, parent),
      "child": text("child", layer: layer, unlisted: unlisted, "extends: parent\n" + child),
    ]).load(ids: ["child"])
  }
}

/// Text with the places of mistakes marked by `👉`, which is taken out before reading.
struct Marked: Sendable {
  var text: String
  /// In the order of the text.
  var locations: [Place]

  /// The first of them.
  var location: Place? { locations.first }

  init(_ marked: String, uri: String) {
    let parts = marked.split(separator: "👉", omittingEmptySubsequences: false)
    text = parts.joined()
    locations = parts.indices.dropLast().map { index in
      let before = parts[...index].joined().split(separator: "\n", omittingEmptySubsequences: false)
      return Place(uri: uri, line: before.count, column: (before.last?.unicodeScalars.count ?? 0) + 1)
    }
  }
}
