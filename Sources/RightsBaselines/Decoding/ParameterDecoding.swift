import RightsIdentity
import RightsModel
import RightsYAML

/// Reads `parameters`: the lists that a policy may give.
enum ParameterDecoding {
  /// In the order of the file; what is wrong is reported and left out.
  static func decode(_ mapping: MappingReader) -> [Baseline.Parameter] {
    if mapping.entries.isEmpty {
      mapping.diagnostics.error(
        "empty-list", "`\(mapping.path)` is empty", at: mapping.location, help: "leave the key out")
    }
    return mapping.allEntries().compactMap(parameter)
  }

  private static func parameter(_ key: Located<String>, _ value: ValueReader) -> Baseline.Parameter? {
    guard case .success(.parameter) = PrincipalParser.parse("$(\(key.value))") else {
      value.diagnostics.error(
        "invalid-parameter", "\(Quoted.text(key.value)) is no name of a parameter", at: key.location,
        help: "a name is made of letters, digits, `-` and `_`")
      return nil
    }
    guard let mapping = value.mapping() else { return nil }
    let list = mapping.required("default").flatMap { value in
      PrincipalDecoding.list(value, allowsClasses: true, allowsEmpty: true)
    }
    let description = mapping.optionalString("description")
    mapping.finish()
    guard let list else { return nil }
    for item in list {
      guard case .parameter = item.value else { continue }
      mapping.diagnostics.error(
        "invalid-parameter", "a parameter cannot hold `\(item.value)`", at: item.location,
        help: "write its principals")
    }
    return Baseline.Parameter(
      name: key.value, fallback: list.map(\.value), description: description, declaredAt: key.location)
  }
}
