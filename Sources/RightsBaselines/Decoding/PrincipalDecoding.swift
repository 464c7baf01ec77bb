import RightsIdentity
import RightsModel
import RightsYAML

/// Reads lists of principals.
enum PrincipalDecoding {
  /// Lists are compared with each other item by item, so their length is bounded.
  static let limit = 2000

  /// - Parameters:
  ///   - allowsClasses: true in `within` and `excludes`, where `NT SERVICE\*` may stand.
  ///   - allowsEmpty: true for the default of a parameter, where nobody is an answer.
  static func list(
    _ value: ValueReader, allowsClasses: Bool, allowsEmpty: Bool = false
  ) -> [Located<PrincipalReference>]? {
    let help = "for nobody write `expect: no one`"
    if case .scalar(let text, _) = value.node.content, !text.isEmpty {
      return value.fail(
        "wrong-type", "`\(value.path)` must be a list, not \(Quoted.text(text))",
        help: self.help(for: text) ?? (text.utf8.count < 60 ? "write it in brackets: `[\(text)]`" : nil))
    }
    guard let items = value.sequence(allowingEmpty: allowsEmpty, emptyHelp: help) else { return nil }
    let diagnostics = value.diagnostics
    guard items.count <= limit else {
      return value.fail("too-many-principals", "`\(value.path)` has more than \(limit) principals")
    }
    var list: [Located<PrincipalReference>] = []
    var seen: [PrincipalReference: SourceLocation] = [:]
    for item in items {
      guard let text = item.string(), let reference = principal(text, item) else { continue }
      if case .anyOf = reference, !allowsClasses {
        diagnostics.error(
          "class-not-allowed", "the class `\(reference)` may stand in `within` and `excludes` only",
          at: item.location, help: "name one member, or move the class to `within`")
        continue
      }
      if let first = seen[reference] {
        diagnostics.warning(
          "duplicate-principal", "\(Quoted.text(text)) stands twice in `\(value.path)`", at: item.location,
          help: "remove one of the two", notes: [Diagnostic.Note("the first one stands here", at: first)])
        continue
      }
      seen[reference] = item.location
      list.append(Located(reference, at: item.location))
    }
    return list.isEmpty && !(allowsEmpty && items.isEmpty) ? nil : list
  }

  private static func principal(_ text: String, _ item: ValueReader) -> PrincipalReference? {
    if text.contains(",") || text.contains(";") {
      return item.fail(
        "principal-separator", "\(Quoted.text(text)) holds a separator",
        help: "write each principal as an item of its own, without commas or semicolons")
    }
    if PrincipalParser.isPlaceholder(text) {
      let meant = PrincipalText.replacement(for: text).map { "write `\($0)`" }
      return item.fail(
        "placeholder-principal", "\(Quoted.text(text)) is a text that was to be replaced",
        help: meant ?? "write the principal that is meant")
    }
    switch PrincipalParser.parse(text) {
    case .success(let reference): return reference
    case .failure(let error):
      return item.fail("invalid-principal", error.message, help: help(for: text) ?? error.help)
    }
  }

  private static func help(for text: String) -> String? {
    switch text.lowercased() {
    case "no one", "noone", "nobody", "none": "for nobody write `expect: no one`"
    case "member of administrators group", "and member of administrators group":
      "the name is one: `Local account and member of Administrators group` (S-1-5-114)"
    default: nil
    }
  }
}
