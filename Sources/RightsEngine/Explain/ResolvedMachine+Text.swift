internal import RightsModel
internal import RightsReports

/// The page of `policy rules`.
extension ResolvedMachine {
  var text: String {
    let about = [os?.name, role?.rawValue].compactMap(\.self).joined(separator: ", ")
    var page = PageText(title: about.isEmpty ? name : "\(name) (\(about))")
    page.columns(assignmentRows)
    if let gap { page.bullet("a gap: \(gap)") }
    for diagnostic in dropped { page.bullet("\(diagnostic.message) at \(diagnostic.location?.place ?? "")") }
    for rule in rules { page.bullet(Self.line(rule)) }
    return page.text
  }

  /// Each assignment with its place.
  var assignmentRows: [[String]] {
    var rows = assignments.map { assignment in
      guard let place = assignment.place?.place else { return ["--baseline"] + assignment.names }
      let names = assignment.names.joined(separator: ", ")
      let reason = assignment.reason ?? ""
      return switch assignment.standing {
      case .matches: [place, "matches: \(names)"]
      case .unknown: [place, "may match, since \(reason): \(names)"]
      case .outOfScope: [place, "out of scope: \(reason)"]
      case .mayBeOutOfScope: [place, "may be out of scope: \(reason)"]
      }
    }
    if others > 0 { rows.append(["", "\(others) \(others == 1 ? "other does" : "others do") not match"]) }
    return rows.isEmpty ? [["", "there is none"]] : rows
  }

  private static func line(_ rule: Rule) -> String {
    let place = rule.place.map { " (\($0.place))" } ?? ""
    var text = "\(rule.id): \(rule.severity.rawValue), \(rule.demands.joined(separator: "; "))\(place)"
    for change in rule.overlays { text += "; overlay \(OverlayWords.clause(change))" }
    if let doubt = rule.doubt { text += "; \(doubt)" }
    guard !rule.applies else { return text }
    return text
      + (rule.right == nil
        ? "; not applicable: it is for other machines"
        : "; not applicable: the baseline is for another release, role or GPO")
  }
}
