import RightsBaselines
import RightsIdentity
package import RightsModel
import RightsSnapshots

/// What a person may ask about.
package enum ExplainSubject: Sendable, Hashable {
  case right(UserRight)
  case principal(PrincipalReference)
  /// A rule of a baseline, `id#SeDebugPrivilege`.
  case rule(String)
  /// A rule of the lint, such as `dead-branch`.
  case lintRule(String)
  /// A number under which a publisher or a framework knows rules, such as `V-254503`.
  case reference(String)
  /// A format of collected data, by its id.
  case format(String)
  /// All of them.
  case formats

  /// Understands constants, names of rights in any language, SIDs and names of principals, ids of rules and formats.
  ///
  /// - Throws: a diagnostic that says what is near, where it is none of them.
  package init(_ text: String) throws(DiagnosticError) {
    if let right = UserRight(anyName: text) {
      self = .right(right)
    } else if text.contains("#") {
      self = .rule(text)
    } else if let rule = LintRules.named(text.lowercased()) {
      self = .lintRule(rule.id)
    } else if text.lowercased() == "formats" {
      self = .formats
    } else if let format = SnapshotFormats.named(text.lowercased()) {
      self = .format(format.id)
    } else {
      switch PrincipalParser.parse(text) {
      case .success(let reference): self = .principal(reference)
      case .failure(let error):
        if let group = Self.group(text) {
          self = .principal(group)
          return
        }
        let near = Suggestion.closest(to: text, in: Self.words)
        throw DiagnosticError(
          Diagnostic(
            .error, "unknown-subject", "`\(text)` is no right, principal, rule or format",
            help: near.map { "did you mean `\($0)`?" } ?? error.help))
      }
    }
  }

  // A group of a domain, which a baseline has to qualify and a person need not.
  private static func group(_ text: String) -> PrincipalReference? {
    let known = WellKnownNames.relative(text, scope: .domain) ?? WellKnownNames.relative(text, scope: .forest)
    return known.map { .relative($0.scope, rid: $0.rid) }
  }

  private static let words: [String] =
    UserRight.allCases.map(\.constant)
    + UserRight.allCases.flatMap { $0.localizedNames.entries.flatMap(\.names) }
    + WellKnownNames.allNames + RelativePrincipal.all.map(\.name) + LintRules.pages.map(\.id)
    + SnapshotFormats.all.map { $0.id } + ["formats"]
}
