package import RightsModel
package import RightsYAML

/// An expectation as a document writes it: operators with their places, all of which must hold.
package struct LocatedExpectation: Sendable, Hashable {
  /// One operator with its list.
  package struct Operator: Sendable, Hashable {
    /// The spelling is the one of documents; `anyOf` is the only one that holds other expectations.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
      case exactly, within, includes, excludes
      case noOne = "no one"
      case notDefined = "not defined"
      case defined
      case anyOf

      /// True where the operator is followed by a list of principals.
      package var takesPrincipals: Bool {
        switch self {
        case .exactly, .within, .includes, .excludes: true
        case .noOne, .notDefined, .defined, .anyOf: false
        }
      }
    }

    package var kind: Kind
    /// Where the operator stands.
    package var location: SourceLocation
    /// Of `exactly`, `within`, `includes` and `excludes`, in the order of the file; else empty.
    package var principals: [Located<PrincipalReference>]
    /// Of `anyOf`; else empty.
    package var alternatives: [LocatedExpectation]

    package init(
      _ kind: Kind, at location: SourceLocation, principals: [Located<PrincipalReference>] = [],
      alternatives: [LocatedExpectation] = []
    ) {
      self.kind = kind
      self.location = location
      self.principals = principals
      self.alternatives = alternatives
    }

    /// The same without places.
    package var expectation: Expectation {
      let list = principals.map(\.value)
      switch kind {
      case .exactly: return .exactly(list)
      case .within: return .within(list)
      case .includes: return .includes(list)
      case .excludes: return .excludes(list)
      case .noOne: return .noOne
      case .notDefined: return .notDefined
      case .defined: return .defined
      case .anyOf: return .any(alternatives.map(\.expectation))
      }
    }
  }

  /// Never empty in a document that loaded.
  package var operators: [Operator]
  package var location: SourceLocation

  package init(_ operators: [Operator], at location: SourceLocation) {
    self.operators = operators
    self.location = location
  }

  /// The same without places; several operators become `all`.
  package var expectation: Expectation {
    operators.count == 1 ? operators[0].expectation : .all(operators.map(\.expectation))
  }

  /// Every operator, those inside `anyOf` included.
  package var allOperators: [Operator] {
    operators.flatMap { [$0] + $0.alternatives.flatMap(\.allOperators) }
  }
}
