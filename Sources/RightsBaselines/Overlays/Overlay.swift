package import RightsModel
package import RightsYAML

/// Changes to rules that stand on a baseline without being one: written in a policy, or those of a document that extends a
/// baseline.
package struct Overlay: Sendable, Hashable {
  /// The id of the document; nil where a policy writes it itself.
  package var id: String?
  /// Why all of it may be looser than what it stands on.
  package var reason: String?
  /// In the order of the file; each right once.
  package var entries: [RightEntry]
  /// Those it declares itself.
  package var parameters: [Baseline.Parameter]
  /// Of rules that it adds and that give none.
  package var severity: Severity?
  package var location: SourceLocation

  package init(
    id: String?, reason: String?, entries: [RightEntry], parameters: [Baseline.Parameter] = [],
    severity: Severity? = nil, location: SourceLocation
  ) {
    self.id = id
    self.reason = reason
    self.entries = entries
    self.parameters = parameters
    self.severity = severity
    self.location = location
  }

  /// What a document changes in what it extends.
  package init(_ document: BaselineDocument) {
    self.init(
      id: document.id, reason: document.reason, entries: document.rights, parameters: document.parameters,
      severity: document.severity, location: document.location)
  }
}

extension Overlay {
  /// Reads the mapping of rights that an overlay in a policy holds: the grammar of a baseline that extends another.
  ///
  /// - Parameter layer: of the subjects that it is for.
  package static func entries(_ value: ValueReader, layer: Layer) -> [RightEntry] {
    let entries = RightEntryDecoding(layer: layer, isOverlay: true).decode(value)
    if case .mapping(let all) = value.node.content, all.isEmpty {
      value.diagnostics.error(
        "empty-list", "`\(value.path)` is empty", at: value.location, help: "leave the overlay out")
    }
    return entries
  }
}
