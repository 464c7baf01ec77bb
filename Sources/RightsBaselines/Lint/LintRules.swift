/// Every lint rule there is.
package enum LintRules {
  /// Sorted by id.
  package static let all: [any LintRule.Type] = [
    AdministratorsDenied.self,
    AllowedAndDenied.self,
    ChangeNotifyEmptied.self,
    DeadWhen.self,
    ExactlyOnDeny.self,
    ImpersonateWithoutForced.self,
    LiteralDomainSID.self,
    MissingRationale.self,
    MissingSource.self,
    RedundantOperator.self,
    RightNotInRelease.self,
    RoleNotInRelease.self,
    ScopeWithoutMeaning.self,
    SplitLocalAccountGroup.self,
    TruncatedGroupSID.self,
  ]
}
