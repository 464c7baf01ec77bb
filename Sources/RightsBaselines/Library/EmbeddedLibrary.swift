import CEmbeddedLibrary

/// The documents that the binary carries.
enum EmbeddedLibrary {
  /// Every embedded document, sorted by path.
  static let files: [LibraryFile] = (0..<count).compactMap { index in
    document(at: index).flatMap { document in
      document.path.map { String(cString: $0) }.map { LibraryFile(path: $0, uri: $0, content: .embedded(index)) }
    }
  }

  /// The bytes of the document at an index below the count; empty elsewhere.
  static func bytes(at index: Int) -> [UInt8] {
    guard let document = document(at: index), let bytes = document.bytes else { return [] }
    return Array(UnsafeBufferPointer(start: bytes, count: document.length))
  }

  private static var count: Int { embedded_library_count() }

  private static func document(at index: Int) -> embedded_document? {
    embedded_library_document(index)?.pointee
  }
}
