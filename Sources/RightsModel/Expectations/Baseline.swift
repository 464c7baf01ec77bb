/// A named, versioned set of rules: what a release in a role, or a GPO, should have. Resolved: nothing is left to inherit.
package struct Baseline: Sendable, Hashable {
  /// Who publishes the content.
  package struct Source: Sendable, Hashable {
    package var publisher: String
    package var document: String?
    package var section: String?
    package var url: String?
    package var note: String?
    package init(
      publisher: String, document: String? = nil, section: String? = nil, url: String? = nil, note: String? = nil
    ) {
      self.publisher = publisher
      self.document = document
      self.section = section
      self.url = url
      self.note = note
    }
  }

  /// Which subjects it fits; an empty list does not restrict.
  package struct Applicability: Sendable, Hashable {
    /// Ids of releases or families.
    package var os: [String]
    package var roles: [Role]
    package var gpos: [GUID]
    package init(os: [String] = [], roles: [Role] = [], gpos: [GUID] = []) {
      self.os = os
      self.roles = roles
      self.gpos = gpos
    }
  }

  /// What becomes of rights that the baseline does not list.
  package enum Unlisted: String, Sendable, Hashable, CaseIterable {
    case ignore
    case notDefined = "not defined"
    case noOne = "no one"
  }

  /// A list that a policy may give for `$(name)`.
  package struct Parameter: Sendable, Hashable {
    package var name: String
    /// Who it is where no policy says; empty for nobody.
    package var fallback: [PrincipalReference]
    package var description: String?
    package var declaredAt: SourceLocation
    package init(
      name: String, fallback: [PrincipalReference], description: String? = nil, declaredAt: SourceLocation
    ) {
      self.name = name
      self.fallback = fallback
      self.description = description
      self.declaredAt = declaredAt
    }
  }

  package var id: String
  package var title: String
  /// Of the publisher's content.
  package var version: String
  package var source: Source?
  package var layer: Layer
  package var appliesTo: Applicability
  package var unlisted: Unlisted
  /// Sorted by name; inherited ones included.
  package var parameters: [Parameter]
  /// Sorted by right; those that `unlisted` makes included.
  package var rules: [Rule]
  /// The files it was resolved from, its own first.
  package var files: [InputFile]
  /// Where it is declared.
  package var location: SourceLocation

  package init(
    id: String, title: String, version: String, source: Source?, layer: Layer, appliesTo: Applicability,
    unlisted: Unlisted, parameters: [Parameter] = [], rules: [Rule], files: [InputFile], location: SourceLocation
  ) {
    self.id = id
    self.title = title
    self.version = version
    self.source = source
    self.layer = layer
    self.appliesTo = appliesTo
    self.unlisted = unlisted
    self.parameters = parameters
    self.rules = rules
    self.files = files
    self.location = location
  }
}
