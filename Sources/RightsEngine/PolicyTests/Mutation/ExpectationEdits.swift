internal import RightsModel

/// The expectations that one slip of the pen makes of another.
struct ExpectationEdits {
  typealias Edit = (expectation: Expectation, words: String)

  let layer: Layer
  let label: (PrincipalReference) -> String

  private static let classes = PrincipalClass.allCases.map { PrincipalReference.anyOf($0) }
  private static let administrators = RuleMutant.strangers.filter { $0.description == "S-1-5-32-544" }

  func edits(of expectation: Expectation) -> [Edit] {
    switch expectation {
    case .exactly(let list):
      self.list("exactly", list, takesClasses: false) { .exactly($0) } + flips(list, but: "exactly")
    case .within(let list): self.list("within", list, takesClasses: true) { .within($0) } + flips(list, but: "within")
    case .includes(let list):
      self.list("includes", list, takesClasses: false) { .includes($0) } + flips(list, but: "includes")
    case .excludes(let list):
      self.list("excludes", list, takesClasses: true) { .excludes($0) } + flips(list, but: "excludes")
    case .noOne:
      words(but: "no one", from: "no one")
        + RuleMutant.strangers.map { (.within([$0]), "\(label($0)) allowed beside no one") }
        + [
          (.exactly(Self.administrators), "no one changed to exactly Administrators"),
          (.includes(Self.administrators), "no one changed to includes Administrators"),
        ]
    case .notDefined:
      words(but: "not defined", from: "not defined")
        + [(.within(Self.administrators), "not defined changed to within Administrators")]
    case .defined:
      words(but: "defined", from: "defined")
        + [(.within(Self.administrators), "defined changed to within Administrators")]
    case .all(let parts): self.parts(parts, "operator") { .all($0) }
    case .any(let parts): self.parts(parts, "alternative") { .any($0) }
    }
  }

  /// The lists that a slip makes of a parameter's default.
  func edits(of parameter: Baseline.Parameter) -> [(list: [PrincipalReference], words: String)] {
    let (list, name) = (parameter.fallback, "the default of \(parameter.name)")
    let removals = list.indices.map { index in
      var rest = list
      let removed = rest.remove(at: index)
      return (rest, "\(label(removed)) removed from \(name)")
    }
    return removals
      + RuleMutant.strangers.filter { !list.contains($0) }.map { (list + [$0], "\(label($0)) added to \(name)") }
  }

  private func list(
    _ name: String, _ list: [PrincipalReference], takesClasses: Bool, _ make: ([PrincipalReference]) -> Expectation
  ) -> [Edit] {
    let removals: [Edit] = list.indices.map { index in
      var rest = list
      let removed = rest.remove(at: index)
      return (make(rest), "\(label(removed)) removed from \(name)")
    }
    let strangers = RuleMutant.strangers + (takesClasses ? Self.classes : [])
    return removals
      + strangers.filter { !list.contains($0) }.map { (make(list + [$0]), "\(label($0)) added to \(name)") }
  }

  private func flips(_ list: [PrincipalReference], but own: String) -> [Edit] {
    let hasClass = list.contains(where: Self.classes.contains)
    let lists: [(String, Expectation)] = [
      ("exactly", .exactly(list)), ("within", .within(list)), ("includes", .includes(list)),
      ("excludes", .excludes(list)),
    ]
    return lists.filter { $0.0 != own && !(hasClass && ($0.0 == "exactly" || $0.0 == "includes")) }
      .map { ($0.1, "\(own) changed to \($0.0)") } + words(but: own, from: own)
  }

  private func words(but own: String, from: String) -> [Edit] {
    var words: [(String, Expectation)] = [("no one", .noOne)]
    if layer == .groupPolicy { words += [("not defined", .notDefined), ("defined", .defined)] }
    return words.filter { $0.0 != own }.map { ($0.1, "\(from) changed to \($0.0)") }
  }

  private func parts(
    _ parts: [Expectation], _ word: String, _ make: ([Expectation]) -> Expectation
  ) -> [Edit] {
    var found: [Edit] = []
    for index in parts.indices {
      for edit in edits(of: parts[index]) {
        var changed = parts
        changed[index] = edit.expectation
        found.append((make(changed), edit.words))
      }
      var fewer = parts
      fewer.remove(at: index)
      if !fewer.isEmpty { found.append((make(fewer), "\(word) \(index + 1) removed")) }
    }
    return found
  }
}
