package import RightsModel

/// What the user says of an import beside the file.
package struct ImportOptions: Sendable {
  /// The id of the baseline; of several, what their ids begin with.
  package var id: String
  package var title: String?
  package var publisher: String?
  /// Of the publisher's content.
  package var version: String?
  package var layer: Layer
  package var os: [String]
  /// Takes of a file with several roles only what is for this one.
  package var role: Role?
  package var gpos: [GUID]
  /// Whether a GPO that defines no right gives a baseline, too: every right not defined.
  package var keepsEmpty = false

  package init(
    id: String, title: String? = nil, publisher: String? = nil, version: String? = nil, layer: Layer = .effective,
    os: [String] = [], role: Role? = nil, gpos: [GUID] = []
  ) {
    self.id = id
    self.title = title
    self.publisher = publisher
    self.version = version
    self.layer = layer
    self.os = os
    self.role = role
    self.gpos = gpos
  }
}
