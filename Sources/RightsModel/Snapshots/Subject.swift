/// What a result is about: a machine or a GPO.
package struct Subject: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable {
    case machine, gpo
  }

  package var kind: Kind
  /// Its identity in reports and history.
  ///
  /// A machine is its `id`, else its FQDN, else its name; a GPO is `domain/GUID` where its domain is known, else the GUID,
  /// upper case and without braces. Names compare without case.
  package var id: String
  /// The display name of a GPO where a backup gives it; nil for machines.
  package var gpoName: String?

  package init(kind: Kind, id: String, gpoName: String? = nil) {
    self.kind = kind
    self.id = id
    self.gpoName = gpoName
  }
}
