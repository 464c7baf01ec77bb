import RightsIdentity
import RightsModel

/// How a principal is written in a document: by a name that a person knows, where it is read back as the same principal.
enum PrincipalName {
  static func text(_ reference: PrincipalReference) -> String {
    guard let name = name(of: reference), PrincipalParser.parse(name) == .success(reference) else {
      return reference.description
    }
    return name
  }

  private static func name(of reference: PrincipalReference) -> String? {
    switch reference {
    case .sid(let sid): PrincipalNames.name(of: sid, names: [:], facts: MachineFacts())
    case .relative(let scope, let rid):
      RelativePrincipal.all.first { $0.scope == scope && $0.rid == rid }.map { "$\(scope.rawValue)\\\($0.name)" }
    case .relativeName, .account, .anyOf, .parameter: nil
    }
  }
}
