package import RightsModel

/// One `instance of` in MOF text.
package struct MOFInstance: Sendable, Hashable {
  package struct Property: Sendable, Hashable {
    package var name: String
    package var value: MOFValue
    /// Of the name.
    package var location: SourceLocation
  }

  package var className: String
  /// Without the `$`; nil where it has none.
  package var alias: String?
  /// What the last `#pragma namespace` before it says; nil where there is none.
  package var namespace: String?
  /// In the order of the file; names compare without case.
  package var properties: [Property]
  package var location: SourceLocation

  /// The last value of a property: MOF compilers let it win.
  package func value(of name: String) -> MOFValue? { property(name)?.value }

  package func property(_ name: String) -> Property? {
    properties.last { $0.name.lowercased() == name.lowercased() }
  }
}
