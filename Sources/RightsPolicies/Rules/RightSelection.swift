import RightsModel
import RightsYAML

/// Reads which rights are meant: a list, or a word for many.
enum RightSelection: String, CaseIterable {
  case all
  case privileges
  /// Those that let somebody log on.
  case logonRights = "logon-rights"
  case denyRights = "deny-rights"

  var rights: [UserRight] {
    UserRight.allCases.filter { right in
      switch (self, right.kind) {
      case (.all, _): true
      case (.privileges, .privilege): true
      case (.logonRights, .logonRight): !right.isDeny
      case (.denyRights, .logonRight): right.isDeny
      case (.privileges, .logonRight), (.logonRights, .privilege), (.denyRights, .privilege): false
      }
    }
  }

  /// In catalogue order; nil, reported, where something is wrong.
  static func rights(_ value: ValueReader) -> [UserRight]? {
    if let word = value.node.scalar.flatMap(RightSelection.init) { return word.rights }
    guard let items = value.sequence(orSingle: true) else { return nil }
    var found: Set<UserRight> = []
    for item in items {
      guard let right = right(item) else { return nil }
      guard found.insert(right).inserted else {
        return item.fail("duplicate-value", "\(right) stands twice in `\(value.path)`", help: "remove one")
      }
    }
    return found.sorted()
  }

  /// A right by its constant.
  static func right(_ value: ValueReader) -> UserRight? {
    guard let text = value.string() else { return nil }
    if let right = UserRight(constant: text) { return right }
    let known = UserRight.allCases.map(\.constant)
    let close = UserRight(anyName: text).map { "did you mean \"\($0.constant)\"?" }
    return value.fail(
      "unknown-right", "\(Quoted.text(text)) is not a user right",
      help: close ?? Suggestion.help(for: text, in: known + allCases.map(\.rawValue))
        ?? "write a constant such as SeDebugPrivilege")
  }
}
