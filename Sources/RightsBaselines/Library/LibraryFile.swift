package import RightsModel
import RightsText
import RightsYAML

/// One document of a library, read when it is asked for.
package struct LibraryFile: Sendable {
  enum Content: Sendable {
    case memory([UInt8])
    case disk(String)
    case embedded(Int)
  }

  /// Below the library's root, with `/`: `Baselines/microsoft/windows-11-23h2/client.yaml`.
  package let path: String
  /// What locations call it.
  package let uri: String
  let content: Content

  init(path: String, uri: String, content: Content) {
    self.path = path
    self.uri = uri
    self.content = content
  }

  /// A file whose bytes are at hand, such as one that was given by name.
  package init(path: String, uri: String, bytes: [UInt8]) {
    self.init(path: path, uri: uri, content: .memory(bytes))
  }

  /// The whole file.
  ///
  /// - Throws: where it cannot be read, or is larger than a document may be.
  package func bytes() throws(DiagnosticError) -> [UInt8] {
    switch content {
    case .memory(let bytes): bytes
    case .embedded(let index): EmbeddedLibrary.bytes(at: index)
    case .disk(let file): try Self.read(file, uri: uri)
    }
  }

  /// Where it can be written; nil for one that is in memory or in the binary.
  package var diskPath: String? {
    if case .disk(let path) = content { path } else { nil }
  }

  /// A file outside of the library, which the user named.
  package static func named(_ path: String) -> LibraryFile {
    LibraryFile(path: path, uri: ShownPath.of(path), content: .disk(path))
  }

  private static func read(_ path: String, uri: String) throws(DiagnosticError) -> [UInt8] {
    do throws(FileReading.Fault) {
      return try FileReading.bytes(of: path, limit: YAMLLimits.default.maximumBytes)
    } catch {
      throw DiagnosticError(
        Diagnostic(.error, "unreadable", "cannot be read: \(error.message)", at: SourceLocation(uri: uri)))
    }
  }

  /// Tests stand beside what they test, as `<id>.test.yaml`, and are no part of the library.
  var isTest: Bool { path.hasSuffix(".test.yaml") }

  /// The id that the path stands for: below the first folder, without `.yaml`. Nil for another suffix or no folder.
  package var id: String? {
    guard path.hasSuffix(".yaml"), let slash = path.firstIndex(of: "/") else { return nil }
    return String(path[path.index(after: slash)...].dropLast(5))
  }
}
