package import RightsModel

/// What assertions demand, in words for people.
package enum AssertionWords {
  /// A line for each clause; those that differ in their right alone are one.
  package static func lines(_ body: AssertionBody) -> [String] {
    switch body {
    case .sameInGroup(let comparison):
      return [
        "the same holders on every machine with one value of the tag \(comparison.tag): "
          + comparison.rights.map(\.constant).joined(separator: ", ")
      ]
    case .wmi(let link): return ["the link \(link.rawValue) of the WMI access chain intact, or not required"]
    case .sets(let clauses):
      var lines: [(words: String, rights: [String])] = []
      for clause in clauses {
        let words = statement(clause.statement, this: clause.right)
        if let right = clause.right?.constant,
          let index = lines.firstIndex(where: { $0.words == words && !$0.rights.isEmpty })
        {
          lines[index].rights.append(right)
        } else {
          lines.append((words, clause.right.map { [$0.constant] } ?? []))
        }
      }
      return lines.map { line in
        line.rights.isEmpty ? line.words : "\(line.words), for each of \(line.rights.joined(separator: ", "))"
      }
    }
  }

  /// - Parameter this: the right that `forEach` selected.
  private static func statement(_ statement: SetStatement, this: UserRight?) -> String {
    func words(_ set: SetExpression) -> String { self.set(set, this: this) }
    switch statement {
    case .subset(let first, of: let second): return "\(words(first)) among \(words(second))"
    case .equal(let first, let second): return "\(words(first)) the same as \(words(second))"
    case .disjoint(let first, let second): return "nobody in both \(words(first)) and \(words(second))"
    case .empty(let set): return "nobody in \(words(set))"
    case .count(let set, let atLeast, let atMost):
      let number =
        switch (atLeast, atMost) {
        case (let least, let most?) where least == most: "exactly \(least)"
        case (0, let most?): "at most \(most)"
        case (let least, let most?): "\(least) to \(most)"
        case (let least, nil): "at least \(least)"
        }
      return "\(number) in \(words(set))"
    case .all(let parts): return parts.map { self.statement($0, this: this) }.joined(separator: ", and ")
    case .any(let parts): return parts.map { self.statement($0, this: this) }.joined(separator: ", or ")
    }
  }

  private static func set(_ set: SetExpression, this: UserRight?) -> String {
    func name(_ right: UserRight) -> String {
      if right == this { return "that right" }
      return this?.denial == right ? "its deny right" : right.constant
    }
    switch set {
    case .holders(let right): return "the holders of \(name(right))"
    case .orphans(let right): return "the holders of \(name(right)) that do not exist"
    case .principals(let list):
      return list.isEmpty ? "nobody" : "(\(list.map(ExpectationWords.label).joined(separator: ", ")))"
    case .union(let parts): return parts.map { self.set($0, this: this) }.joined(separator: " and ")
    case .intersection(let parts):
      return "those in " + parts.map { self.set($0, this: this) }.joined(separator: " who are in ")
    case .minus(let first, let second): return "\(self.set(first, this: this)) without \(self.set(second, this: this))"
    }
  }
}
