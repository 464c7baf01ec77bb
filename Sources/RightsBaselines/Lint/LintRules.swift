/// Every lint rule there is, and every page: those of the rules and those of what loading reports.
package enum LintRules {
  /// Sorted by id.
  package static let all: [any LintRule.Type] = [
    AdministratorsDenied.self,
    AdministratorsLockedOut.self,
    AllowedAndDenied.self,
    CoveredByClass.self,
    DeadWhen.self,
    DeprecatedPrincipal.self,
    DomainControllerRight.self,
    DomainPrincipalInWorkgroup.self,
    ExactlyOnDeny.self,
    ExcludedAnyway.self,
    GuestDemanded.self,
    InsecureURL.self,
    LiteralAccountSID.self,
    LiteralDomainSID.self,
    MachinePrincipalOnDomainController.self,
    MalformedReference.self,
    MissingRationale.self,
    MissingSeverity.self,
    MissingSource.self,
    MisspeltFeature.self,
    MisspeltFramework.self,
    NeverInToken.self,
    OutdatedParent.self,
    PlaceholderText.self,
    PowerfulRightForAll.self,
    PrincipalNotInRelease.self,
    PrincipalSpelling.self,
    ReasonWithoutOverlay.self,
    RedundantAlternative.self,
    RedundantOperator.self,
    RedundantRelease.self,
    ReplicationLockedOut.self,
    RightNotInRelease.self,
    RightSpelling.self,
    RoleNotInRelease.self,
    RelativeIDOfAnotherScope.self,
    ScopeNotInherited.self,
    ScopeWithoutMeaning.self,
    ServicesDenied.self,
    SplitLocalAccountGroup.self,
    TruncatedGroupSID.self,
    UnchangedRule.self,
    UnknownSID.self,
    UnlistedIgnoredInGPO.self,
    Unsatisfiable.self,
    UnusedParameter.self,
    VagueSource.self,
    VagueVersion.self,
    VersionBehindParent.self,
  ].sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }

  /// Sorted by id.
  package static let pages: [LintPage] = (all.map { $0.page } + LintPage.loading).sorted {
    $0.id.utf8.lexicographicallyPrecedes($1.id.utf8)
  }

  /// The page of a lint rule or of what loading reports, by its id.
  package static func named(_ id: String) -> LintPage? { byID[id] }

  private static let byID = Dictionary(pages.map { ($0.id, $0) }) { first, _ in first }
}
