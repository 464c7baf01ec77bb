/// One attribute of an element. Namespace declarations are not attributes.
package struct XMLAttribute: Sendable, Hashable {
  package var name: XMLName
  package var value: String

  package init(name: XMLName, value: String) {
    self.name = name
    self.value = value
  }
}
