package import RightsModel
package import RightsYAML

/// A baseline as one file writes it, before what it extends is filled in.
package struct BaselineDocument: Sendable, Hashable {
  /// The id that rules carry; of an older version, `<id>@<version>`.
  package var id: String
  package var idLocation: SourceLocation
  package var title: String
  package var version: String
  package var source: Baseline.Source?
  package var layer: Layer
  package var appliesTo: Baseline.Applicability
  /// The id of the baseline whose rules this one changes.
  package var extends: Located<String>?
  /// Of rules that give none, and of unlisted rights; nil is that of what it extends, else medium.
  package var severity: Severity?
  package var unlisted: Baseline.Unlisted
  /// Why the whole document may be looser than what it extends.
  package var reason: String?
  /// Those it declares itself, in the order of the file.
  package var parameters: [Baseline.Parameter]
  /// In the order of the file; each right once.
  package var rights: [RightEntry]
  package var location: SourceLocation
  /// Where each of its keys stands.
  package var keys: [String: SourceLocation]
  /// How the file spells rights and principals, in its order.
  package var spellings: [Spelling] = []
}
