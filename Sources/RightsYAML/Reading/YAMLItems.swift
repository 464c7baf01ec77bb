/// A long list of a document whose items are taken one by one as they are read, instead of being kept.
package struct YAMLItems {
  /// The key of the document's root mapping that holds the list.
  package let key: String
  /// Whether the list may be all of the document, as JSON has it.
  package let mayBeRoot: Bool
  /// Is given each item in order, also of a document that turns out to be broken further on.
  package let take: (YAMLNode) -> Void

  package init(key: String, mayBeRoot: Bool = false, take: @escaping (YAMLNode) -> Void) {
    self.key = key
    self.mayBeRoot = mayBeRoot
    self.take = take
  }
}
