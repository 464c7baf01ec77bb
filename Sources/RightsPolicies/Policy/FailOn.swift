package import RightsModel

/// Which fails make exit code 1.
package enum FailOn: Sendable, Hashable {
  case never
  /// Those that meet one of these.
  case conditions([FailCondition])

  package static let standard = FailOn.severity(.low)

  package static func severity(_ severity: Severity) -> FailOn { .conditions([FailCondition(severity: severity)]) }

  /// What either asks for.
  func joined(with other: FailOn) -> FailOn {
    switch (self, other) {
    case (.never, let other): other
    case (_, .never): self
    case (.conditions(let own), .conditions(let others)): .conditions(own + others.filter { !own.contains($0) })
    }
  }

  /// Whether a fail of a rule makes exit code 1.
  ///
  /// - Parameter isNew: false where it is recorded as known.
  package func counts(severity: Severity, references: [Rule.Reference], isNew: Bool = true) -> Bool {
    switch self {
    case .never: false
    case .conditions(let conditions):
      conditions.contains { $0.holds(severity: severity, references: references, isNew: isNew) }
    }
  }

  /// `at or above high`, `of framework stig`, for a sentence about findings.
  package var words: String {
    switch self {
    case .never: "of any kind"
    case .conditions(let conditions): conditions.map(\.words).joined(separator: ", or ")
    }
  }
}

/// A framework that a condition names, with the ids of it, and where they stand.
package struct FailReference: Sendable, Hashable {
  package var framework: String
  package var frameworkLocation: SourceLocation
  package var ids: [String]
  /// Of each.
  package var idLocations: [SourceLocation]
}

/// Every key that is given must hold.
package struct FailCondition: Sendable, Hashable {
  /// The least severity.
  package var severity: Severity?
  /// A framework that the rule refers to, in lower case.
  package var framework: String?
  /// Of those references one must be the rule's; empty for any.
  package var ids: [String]
  /// Whether only what is not recorded as known counts.
  package var isNew: Bool

  package init(severity: Severity? = nil, framework: String? = nil, ids: [String] = [], isNew: Bool = false) {
    self.severity = severity
    self.framework = framework
    self.ids = ids
    self.isNew = isNew
  }

  func holds(severity: Severity, references: [Rule.Reference], isNew: Bool) -> Bool {
    if let least = self.severity, severity < least { return false }
    if self.isNew, !isNew { return false }
    guard let framework else { return true }
    return references.contains { reference in
      guard reference.framework.lowercased() == framework else { return false }
      return ids.isEmpty || reference.ids.contains { id in ids.contains { $0.lowercased() == id.lowercased() } }
    }
  }

  fileprivate var words: String {
    var words = severity.map { "at or above \($0.rawValue)" } ?? ""
    if let framework {
      words += words.isEmpty ? "" : " "
      words += "of \(framework)" + (ids.isEmpty ? "" : " \(ids.joined(separator: ", "))")
    }
    if isNew { words += "\(words.isEmpty ? "" : " ")that are new" }
    return words.isEmpty ? "of any kind" : words
  }
}
