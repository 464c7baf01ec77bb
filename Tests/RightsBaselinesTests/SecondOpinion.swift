import RightsModel

/// Judges a complete list of holders by the words of the README's table of operators, apart from the evaluator.
enum SecondOpinion {
  /// Reads `S-1-1-0`, `32-544` for S-1-5-32-544 and `Guest`; nil where a word is none of these.
  static func holders(_ text: String) -> Set<PrincipalReference>? {
    var result: Set<PrincipalReference> = []
    for word in text.split(separator: " ") {
      if word == "Guest" {
        result.insert(.relative(.machine, rid: 501))
      } else if let sid = SID(word.hasPrefix("S-") ? String(word) : "S-1-5-\(word)") {
        result.insert(.sid(sid))
      } else {
        return nil
      }
    }
    return result
  }

  static func passes(_ expectation: RightsModel.Expectation, _ holders: Set<PrincipalReference>) -> Bool {
    switch expectation {
    case .exactly(let list): passes(.all([.within(list), .includes(list)]), holders)
    case .within(let list): holders.allSatisfy { holder in list.contains { allows($0, holder) } }
    case .includes(let list): list.allSatisfy(holders.contains)
    case .excludes(let list): !holders.contains { holder in list.contains { allows($0, holder) } }
    case .noOne: holders.isEmpty
    case .notDefined: false
    case .defined: true
    case .all(let parts): parts.allSatisfy { passes($0, holders) }
    case .any(let parts): parts.contains { passes($0, holders) }
    }
  }

  private static func allows(_ reference: PrincipalReference, _ holder: PrincipalReference) -> Bool {
    if case .anyOf(let family) = reference, case .sid(let sid) = holder { return family.contains(sid) }
    return reference == holder
  }
}
