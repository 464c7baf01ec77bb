package import RightsYAML

extension AssignmentSelector {
  /// Reads a selector of machines or GPOs; mistakes are reported.
  package init?(decoding to: MappingReader) {
    guard let selector = Policy.selector(to) else { return nil }
    self = selector
  }
}
