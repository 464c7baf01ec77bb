/// What a document may cost before it is refused; every limit has its own diagnostic.
package struct XMLLimits: Sendable, Hashable {
  /// Bytes of the file, before decoding.
  package var maximumBytes: Int
  /// Elements inside each other; libxml2 stops at 256 by itself.
  package var maximumDepth: Int
  /// Elements and attributes of the whole document.
  package var maximumNodes: Int
  /// Attributes and namespace declarations of one element: libxml2 compares each with all others.
  package var maximumAttributes: Int

  package init(
    maximumBytes: Int = 64 << 20, maximumDepth: Int = 64, maximumNodes: Int = 1_000_000, maximumAttributes: Int = 64
  ) {
    self.maximumBytes = maximumBytes
    self.maximumDepth = maximumDepth
    self.maximumNodes = maximumNodes
    self.maximumAttributes = maximumAttributes
  }

  /// 64 MiB, 64 levels, a million elements and attributes, 64 attributes an element.
  package static let `default` = XMLLimits()
}
