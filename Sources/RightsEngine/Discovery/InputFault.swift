internal import RightsModel
internal import RightsText

/// What is said of inputs that cannot be read, or are of no use.
enum InputFault {
  static func unreadableFile(_ uri: String, _ message: String) -> Diagnostic {
    Diagnostic(
      .error, "unreadable-file", "the file cannot be read: \(message)", at: SourceLocation(uri: uri),
      help: "check its permissions and collect it again")
  }

  static func unrecognizedFile(_ uri: String, isEmpty: Bool = false) -> Diagnostic {
    Diagnostic(
      .error, isEmpty ? "empty-file" : "unknown-format",
      isEmpty ? "the file is empty: the collection failed" : "the file is of no known format",
      at: SourceLocation(uri: uri),
      help: isEmpty ? "collect it again" : "say what it is with --as, or leave it out")
  }

  /// A link to a folder, which may lead round in a circle; or what can be no file at all, and may stand where one was lost.
  static func notFollowed(_ path: InputPath, _ roots: [InputRoot]) -> Diagnostic {
    let location = SourceLocation(uri: path.uri(roots))
    if DirectoryListing.kind(of: path.path(roots)) == .folder {
      return Diagnostic(
        .note, "not-followed", "a link to a folder is not followed", at: location,
        help: "name the folder that it leads to")
    }
    return Diagnostic(
      .error, "no-regular-file", "a pipe, a socket, or a link that leads nowhere: nothing can be read from it",
      at: location, help: "put a file in its place, or take it away")
  }

  /// A document of ours that lies among what was collected.
  static func ownDocument(_ uri: String, _ kind: String) -> Diagnostic {
    Diagnostic(
      .note, "own-document", "a \(kind) document says nothing of a machine: it is passed over",
      at: SourceLocation(uri: uri),
      help: kind == "Inventory" ? "name it with --inventory" : "name it with the option for its kind")
  }

  /// A file that people keep beside what was collected, such as a page of notes.
  static func passedOver(_ uri: String) -> Diagnostic {
    Diagnostic(
      .note, "unknown-format", "the file is of no known format: it is passed over", at: SourceLocation(uri: uri))
  }
}
