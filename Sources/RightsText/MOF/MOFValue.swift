package import RightsModel

/// The value of a property.
package indirect enum MOFValue: Sendable, Hashable {
  case string(String, SourceLocation)
  /// As written.
  case number(String)
  case boolean(Bool)
  case null
  case array([MOFValue])
  /// Without the `$`.
  case alias(String)
  case instance(MOFInstance)
  /// A bare name that is no keyword.
  case word(String)
}
