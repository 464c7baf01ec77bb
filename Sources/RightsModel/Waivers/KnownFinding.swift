/// A deviation that was there when debt was recorded: on whom, by which rule, and which principals it accepts.
package struct KnownFinding: Sendable, Hashable {
  /// What an entry is found by. Names of subjects compare without case.
  package struct Key: Sendable, Hashable {
    package var subject: KnownSubject
    package var rule: String
  }

  package var kind: Subject.Kind
  /// As reports show it.
  package var subject: String
  package var layer: Layer
  package var rule: String
  /// Sorted. Where nobody is missing and nobody unexpected, it accepts what names nobody.
  package var missing: [Principal]
  package var unexpected: [Principal]
  /// Nil for one that was not read.
  package var location: SourceLocation?

  package init(
    kind: Subject.Kind, subject: String, layer: Layer, rule: String, missing: [Principal], unexpected: [Principal],
    location: SourceLocation? = nil
  ) {
    self.kind = kind
    self.subject = subject
    self.layer = layer
    self.rule = rule
    self.missing = missing
    self.unexpected = unexpected
    self.location = location
  }

  package var key: Key {
    Key(subject: KnownSubject(Subject(kind: kind, id: subject), layer), rule: rule)
  }
}

/// A subject as known findings name it.
package struct KnownSubject: Sendable, Hashable {
  private var kind: Subject.Kind
  private var id: String
  private var layer: Layer

  package init(_ subject: Subject, _ layer: Layer) {
    kind = subject.kind
    id = subject.id.lowercased()
    self.layer = layer
  }
}
