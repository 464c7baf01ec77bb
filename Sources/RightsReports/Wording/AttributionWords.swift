import RightsModel

/// Which GPO set what was observed, in words.
enum AttributionWords {
  /// `set by the GPO Servers ({…})`, or nil where nothing tells.
  static func text(_ rule: RunRule, _ report: SubjectReport) -> String? {
    guard !report.attribution.isEmpty, let right = rule.right, let setting = report.attribution[right] else {
      return nil
    }
    guard setting.guid != nil || setting.gpo?.lowercased() != "localgpo" else { return "set by the local policy" }
    let name = setting.gpo ?? setting.guid?.description ?? ""
    let scope = setting.scope.map { ", linked to \($0)" } ?? ""
    return "set by the GPO \(name)\(scope)"
  }
}
