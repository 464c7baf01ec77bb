/// A deviation that was there when debt was recorded: on whom, by which rule, and exactly what it accepts.
package struct KnownFinding: Sendable, Hashable {
  /// What an entry is found by. Names of subjects compare without case.
  package struct Key: Sendable, Hashable {
    package var subject: KnownSubject
    package var rule: String

    package init(subject: KnownSubject, rule: String) {
      self.subject = subject
      self.rule = rule
    }
  }

  package var kind: Subject.Kind
  /// As reports show it.
  package var subject: String
  package var layer: Layer
  package var rule: String
  /// Never empty, and with one that names nobody at most.
  package var faults: Set<Fault>
  /// Nil for one that was not read.
  package var location: SourceLocation?

  package init(
    kind: Subject.Kind, subject: String, layer: Layer, rule: String, faults: Set<Fault>,
    location: SourceLocation? = nil
  ) {
    self.kind = kind
    self.subject = subject
    self.layer = layer
    self.rule = rule
    self.faults = faults
    self.location = location
  }

  package var key: Key {
    Key(subject: KnownSubject(Subject(kind: kind, id: subject), layer), rule: rule)
  }

  /// The same finding with other faults; nil where there are none.
  package func with(_ faults: Set<Fault>) -> KnownFinding? {
    if faults.isEmpty { return nil }
    var finding = self
    finding.faults = faults
    return finding
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
