package import RightsModel

/// One element of an XML document with the place where its start tag begins. Comments and processing instructions are gone.
package struct XMLElement: Sendable, Hashable {
  package var name: XMLName
  /// In the order of the file; names are unique.
  package var attributes: [XMLAttribute]
  /// The character data directly inside, CDATA included, of children excluded.
  ///
  /// Kept verbatim, but empty where an element with children has nothing but white space of its own.
  package var text: String
  /// In the order of the file.
  package var children: [XMLElement]
  /// 1-based line of the `<`.
  package var line: Int
  /// 1-based column of the `<` in Unicode scalars.
  package var column: Int

  package init(
    name: XMLName, attributes: [XMLAttribute] = [], text: String = "", children: [XMLElement] = [], line: Int,
    column: Int
  ) {
    self.name = name
    self.attributes = attributes
    self.text = text
    self.children = children
    self.line = line
    self.column = column
  }

  /// The first child with this local name, in whatever namespace.
  package func child(_ local: String) -> XMLElement? { children.first { $0.name.local == local } }

  /// Every child with this local name, in whatever namespace, in order.
  package func children(_ local: String) -> [XMLElement] { children.filter { $0.name.local == local } }

  /// The value of the first attribute with this local name, in whatever namespace.
  package func attribute(_ local: String) -> String? { attributes.first { $0.name.local == local }?.value }

  /// Its text without white space at the ends, or nil where nothing is left.
  package var value: String? {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !Self.isSpace($0) }),
      let last = scalars.lastIndex(where: { !Self.isSpace($0) })
    else { return nil }
    return String(scalars[first...last])
  }

  /// The value of the first child with this local name, or nil where it is missing or empty.
  package func value(of local: String) -> String? { child(local)?.value }

  /// Where its start tag begins.
  package func location(in uri: String) -> SourceLocation { SourceLocation(uri: uri, line: line, column: column) }

  // White space as XML has it (XML 1.0, production 3).
  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r"
  }
}
