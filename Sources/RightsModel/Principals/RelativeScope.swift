/// What a relative principal such as `$domain-512` is relative to.
package enum RelativeScope: String, Sendable, Hashable, CaseIterable {
  /// The domain that the machine is joined to.
  case domain
  /// The root domain of its forest.
  case forest
  /// The machine's own account database; on a domain controller the domain's.
  case machine
}
