import ArgumentParser
import RightsEngine
import RightsModel
import RightsPolicies
import RightsText

/// Known findings in words.
enum KnownText {
  /// Reads a file of known findings.
  ///
  /// - Throws: exit code 2, after saying why, where it is wrong.
  static func read(_ path: String) throws -> [KnownFinding] {
    do throws(DiagnosticError) {
      return try KnownFile.read(path)
    } catch {
      Conversation.print([error.diagnostic])
      throw ExitCode(2)
    }
  }

  /// `WEB01 microsoft/…#SeDebugPrivilege: unexpected S-1-1-0`.
  static func line(_ finding: KnownFinding) -> String {
    let rights = Set(finding.faults.map(\.right)).sorted { ($0?.constant ?? "") < ($1?.constant ?? "") }
    let parts = rights.compactMap { right -> String? in
      let faults = finding.faults.filter { $0.right == right }
      let deviation = faults.deviation
      var words: [String] = []
      if !deviation.missing.isEmpty { words.append("missing " + list(deviation.missing)) }
      if !deviation.unexpected.isEmpty { words.append("unexpected " + list(deviation.unexpected)) }
      let providers = faults.providers
      if !providers.isEmpty { words.append("of " + providers.map(\.description).joined(separator: ", ")) }
      if case .nameless(let seen)? = faults.nameless, !seen.isEmpty {
        words.append("what names nobody, with \(list(Set(seen.values.joined()).sorted()))")
      }
      if words.isEmpty { return nil }
      return words.joined(separator: "; ") + (right.map { " in \($0)" } ?? "")
    }
    let what = parts.isEmpty ? "" : ": \(parts.joined(separator: "; "))"
    return HiddenCharacters.shown("\(finding.subject) \(finding.rule)\(what)")
  }

  /// How much there is, the rules and subjects with most of it first.
  static func report(_ findings: [KnownFinding]) -> String {
    let principals = findings.reduce(0) { $0 + $1.faults.count { !$0.isNameless } }
    let subjects = counts(findings.map(\.subject))
    var text =
      "\(LintText.counted(findings.count, "known finding")) on \(LintText.counted(subjects.count, "subject")), "
      + "\(LintText.counted(principals, "principal"))\n"
    for (title, rows) in [("By rule", counts(findings.map(\.rule))), ("By subject", subjects)] where !rows.isEmpty {
      text += "\n\(title)\n"
      for row in rows { text += "  \(row.count)  \(HiddenCharacters.shown(row.name))\n" }
    }
    return text
  }

  /// A line for each entry that came or went: `+` for what is accepted now, `-` for what no longer is.
  static func comparison(_ comparison: KnownComparison) -> String {
    var text = ""
    for finding in comparison.removed { text += "- \(line(finding))\n" }
    for finding in comparison.added { text += "+ \(line(finding))\n" }
    return text + "\(comparison.removed.count) gone, \(comparison.added.count) new\n"
  }

  private static func counts(_ names: [String]) -> [(name: String, count: Int)] {
    let counts = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
    return counts.map { (name: $0.key, count: $0.value) }.sorted {
      $0.count != $1.count ? $0.count > $1.count : $0.name.utf8.lexicographicallyPrecedes($1.name.utf8)
    }
  }

  private static func list(_ principals: [Principal]) -> String {
    principals.map(\.description).joined(separator: ", ")
  }
}
