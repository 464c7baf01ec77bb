import RightsModel
import RightsYAML

extension LoadedBaseline {
  /// Every expectation of a right, its branches' included; empty where the right is not listed.
  func expectations(of right: UserRight) -> [LocatedExpectation] {
    (expectations[right].map { [$0] } ?? []) + (branches[right] ?? []).map(\.expectation)
  }

  /// Every operator of every listed right, in the order of rights.
  var operators: [(right: UserRight, operation: LocatedExpectation.Operator)] {
    UserRight.allCases.flatMap { right in
      expectations(of: right).flatMap(\.allOperators).map { (right, $0) }
    }
  }

  /// Where a listed right's rule is declared.
  func place(of right: UserRight) -> SourceLocation? { baseline.rules.first { $0.right == right }?.declaredAt }

  /// The releases it fits; empty where it does not say.
  var releases: [OSRelease] {
    OSRelease.all.filter { release in baseline.appliesTo.os.contains { release.matches(selector: $0) } }
  }
}

extension PrincipalReference {
  /// True for the SID S-1-5 with these numbers.
  func isNTAuthority(_ subAuthorities: UInt32...) -> Bool {
    guard case .sid(let sid) = self else { return false }
    return sid.authority == 5 && sid.subAuthorities == subAuthorities
  }
}
