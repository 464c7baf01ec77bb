package import RightsModel

/// Runs every lint rule over loaded baselines.
package enum BaselineLinter {
  /// What the rules find in one baseline, sorted by place and code.
  package static func lint(_ subject: LoadedBaseline) -> [Diagnostic] {
    sorted(LintRules.all.flatMap { $0.check(subject) })
  }

  /// Load diagnostics and lint findings of a whole load, sorted by place and code.
  package static func lint(_ load: BaselineLoad) -> [Diagnostic] {
    sorted(load.diagnostics + load.loaded.flatMap { subject in LintRules.all.flatMap { $0.check(subject) } })
  }

  // What is inherited is found once for each heir, so equal findings are folded.
  private static func sorted(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return diagnostics.filter { seen.insert($0).inserted }.sorted { left, right in
      let places = (left.location ?? SourceLocation(uri: ""), right.location ?? SourceLocation(uri: ""))
      if places.0 != places.1 { return places.0 < places.1 }
      if left.code != right.code { return left.code.id.utf8.lexicographicallyPrecedes(right.code.id.utf8) }
      return left.message.utf8.lexicographicallyPrecedes(right.message.utf8)
    }
  }
}
