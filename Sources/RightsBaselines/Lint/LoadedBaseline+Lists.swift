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

  /// Every principal of every list, in the order of rights.
  var principals: [Located<PrincipalReference>] { operators.flatMap { $0.operation.principals } }

  /// Who holds a right in every assignment that passes, in the rule itself or in a branch, with the place of each.
  func demanded(of right: UserRight) -> [Located<PrincipalReference>] {
    expectations(of: right).flatMap(\.demanded)
  }

  /// Where a listed right's rule is declared.
  func place(of right: UserRight) -> SourceLocation? { baseline.rules.first { $0.right == right }?.declaredAt }

  /// The releases it fits; empty where it does not say.
  var releases: [OSRelease] {
    OSRelease.all.filter { release in baseline.appliesTo.os.contains { release.matches(selector: $0) } }
  }

  /// Whether it says which roles it fits, and all of them are among these.
  func fitsOnly(_ roles: Role...) -> Bool {
    !baseline.appliesTo.roles.isEmpty && baseline.appliesTo.roles.allSatisfy(roles.contains)
  }
}

extension BaselineDocument {
  /// Where a key stands, or the document where it lacks the key.
  func place(of key: String) -> SourceLocation { keys[key] ?? location }
}

extension RightEntry {
  /// Where a key stands, or the right's name where the entry lacks the key.
  func place(of key: String) -> SourceLocation { keys[key] ?? location }
}

extension LocatedExpectation {
  /// Who holds the right in every assignment that passes, with the first place of each.
  var demanded: [Located<PrincipalReference>] {
    let boxes = AssignmentBox.boxes(expectation)
    guard let first = boxes.first else { return [] }
    let required = boxes.dropFirst().reduce(first.required) { $0.intersection($1.required) }
    var seen: Set<PrincipalReference> = []
    return allOperators.filter { $0.kind == .exactly || $0.kind == .includes }.flatMap(\.principals).filter {
      required.contains($0.value) && seen.insert($0.value).inserted
    }
  }

  /// Whether no assignment that passes may hold the principal. False where only `not defined` passes.
  func refuses(_ principal: PrincipalReference) -> Bool {
    let boxes = AssignmentBox.boxes(expectation).filter { !$0.isUndefined }
    return !boxes.isEmpty && boxes.allSatisfy { !$0.admits(principal) }
  }
}

extension PrincipalReference {
  /// A reference to the SID with this text; of a text that is none, a name that nothing has.
  static func wellKnown(_ sid: String) -> PrincipalReference {
    SID(sid).map(PrincipalReference.sid) ?? .account(domain: "", name: sid)
  }

  static let administrators = wellKnown("S-1-5-32-544")
  static let service = wellKnown("S-1-5-6")

  /// Groups that every person who logs on is in.
  static let everybody = ["S-1-1-0", "S-1-5-11", "S-1-5-32-545"].map(wellKnown)

  /// True for the SID S-1-5 with these numbers.
  func isNTAuthority(_ subAuthorities: UInt32...) -> Bool {
    guard case .sid(let sid) = self else { return false }
    return sid.authority == 5 && sid.subAuthorities == subAuthorities
  }
}
