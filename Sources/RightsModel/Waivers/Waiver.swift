/// An exception that somebody answers for: principals that may hold a right, or lack it, for a while.
///
/// On which machines it counts is kept beside it, since only policies know how machines are chosen.
package struct Waiver: Sendable, Hashable {
  package enum Effect: String, Sendable, Hashable, CaseIterable {
    /// Its principals may hold the right although the rule does not allow them.
    case allowExtra = "allow-extra"
    /// Its principals need not hold the right although the rule asks for them.
    case allowMissing = "allow-missing"
    /// A verdict of `unknown` is put up with: it is shown and no longer makes the run incomplete.
    case acceptUnknown = "accept-unknown"
  }

  package var id: String
  /// Ids of rules.
  package var rules: [String]
  /// Every rule of these rights, besides.
  package var rights: [UserRight]
  /// Whom it is about. Empty: nobody; it then covers only what names nobody.
  package var principals: [PrincipalReference]
  /// Which WMI providers it is about, of a rule about them.
  package var providers: [WMIProviderName]
  /// Nil for both.
  package var layer: Layer?
  package var effect: Effect
  package var reason: String
  package var owner: String
  package var ticket: String
  package var approvedBy: String?
  package var approvedOn: Day?
  /// The last day on which it counts. Nil: it is permanent.
  package var expires: Day?
  /// Seconds east of UTC: the zone that its days are in.
  package var zone: Int
  /// How many days before its end somebody has to look at it.
  package var reviewLeadDays: Int
  /// What is done instead.
  package var compensatingControl: String?
  package var location: SourceLocation

  package static let defaultReviewLeadDays = 30

  package init(
    id: String, rules: [String], rights: [UserRight], principals: [PrincipalReference],
    providers: [WMIProviderName] = [], layer: Layer?, effect: Effect,
    reason: String, owner: String, ticket: String, approvedBy: String?, approvedOn: Day?, expires: Day?, zone: Int = 0,
    reviewLeadDays: Int = defaultReviewLeadDays, compensatingControl: String? = nil, location: SourceLocation
  ) {
    self.id = id
    self.rules = rules
    self.rights = rights
    self.principals = principals
    self.providers = providers
    self.layer = layer
    self.effect = effect
    self.reason = reason
    self.owner = owner
    self.ticket = ticket
    self.approvedBy = approvedBy
    self.approvedOn = approvedOn
    self.expires = expires
    self.zone = zone
    self.reviewLeadDays = reviewLeadDays
    self.compensatingControl = compensatingControl
    self.location = location
  }

  package var isPermanent: Bool { expires == nil }

  /// Whether it says whom it is about.
  package var namesSomebody: Bool { !(principals.isEmpty && providers.isEmpty) }
}
