/// What a rule demands of one right. A closed language: a new operator is a case here, and the compiler names every place.
package indirect enum Expectation: Sendable, Hashable {
  /// The holders are this set.
  case exactly([PrincipalReference])
  /// Nobody outside this list; fewer, or nobody, is fine.
  case within([PrincipalReference])
  /// At least these.
  case includes([PrincipalReference])
  /// None of these.
  case excludes([PrincipalReference])
  /// Defined and held by nobody.
  case noOne
  /// The GPO leaves the right alone (GPO layer only).
  case notDefined
  /// The GPO defines the right, for whomever (GPO layer only).
  case defined
  /// Every one must hold.
  case all([Expectation])
  /// At least one must hold.
  case any([Expectation])

  /// Every principal it names, in order of appearance.
  package var references: [PrincipalReference] {
    switch self {
    case .exactly(let list), .within(let list), .includes(let list), .excludes(let list): list
    case .noOne, .notDefined, .defined: []
    case .all(let parts), .any(let parts): parts.flatMap(\.references)
    }
  }
}
