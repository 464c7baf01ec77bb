import RightsModel
import RightsText
import RightsYAML

/// Ansible playbooks and task files: tasks of the module `win_user_right`.
package enum AnsibleTasks: ImportFormat {
  package static let id = "ansible"
  package static let summary = "Ansible tasks of the module win_user_right (YAML)"

  private static let modules: Set<String> = [
    "win_user_right", "ansible.windows.win_user_right", "community.windows.win_user_right",
  ]
  /// Keys of a task that are no module.
  private static let taskKeys: Set<String> = [
    "name", "when", "tags", "register", "notify", "loop", "loop_control", "vars", "become", "changed_when",
    "failed_when",
    "ignore_errors", "block", "rescue", "always", "delegate_to", "no_log", "args", "until", "retries", "delay", "hosts",
    "tasks", "pre_tasks", "post_tasks", "handlers", "roles", "gather_facts", "environment", "check_mode", "listen",
  ]

  package static func recognizes(_ file: ForeignFile) -> Bool {
    file.mentions("win_user_right:") || file.mentions("win_user_right\":")
  }

  package static func read(_ file: ForeignFile) -> ImportedContent {
    var content = ImportedContent()
    do throws(DiagnosticError) {
      for document in try YAMLReader.documents(file.text, uri: file.uri) { walk(document, nil, into: &content) }
    } catch {
      content.losses += 1
      content.diagnostics.append(error.diagnostic)
    }
    return content
  }

  /// - Parameter condition: where a `when` or a loop around the task stands; nil where there is none.
  private static func walk(_ node: YAMLNode, _ condition: SourceLocation?, into content: inout ImportedContent) {
    switch node.content {
    case .scalar: break
    case .sequence(let items): for item in items { walk(item, condition, into: &content) }
    case .mapping(let entries):
      let own = entries.first { ["when", "loop", "with_items", "with_dict"].contains($0.key) }?.keyLocation
      for entry in entries {
        if modules.contains(entry.key) {
          task(entry, condition ?? own, into: &content)
        } else if ["tasks", "pre_tasks", "post_tasks", "handlers", "block", "rescue", "always"].contains(entry.key) {
          walk(entry.value, condition ?? own, into: &content)
        } else if !taskKeys.contains(entry.key), !entry.key.hasPrefix("with_") {
          content.otherSettings += 1
        }
      }
    }
  }

  private static func task(
    _ entry: YAMLNode.Entry, _ condition: SourceLocation?, into content: inout ImportedContent
  ) {
    let place = entry.keyLocation
    guard case .mapping = entry.value.content else {
      content.lose("arguments-not-read", "arguments in one line of text are not read", at: entry.value.location)
      return
    }
    let name = entry.value.value(of: "name")
    guard let text = name?.scalar, !isTemplate(text) else {
      content.lose(
        "value-not-literal", "the task's `name` is no literal text", at: name?.location ?? place,
        help: "write the rule by hand")
      return
    }
    guard let right = ForeignRights.right(text) else {
      content.loseUnknownRight(text, at: name?.location ?? place)
      return
    }
    guard let users = users(entry.value.value(of: "users")) else {
      content.lose(
        "value-not-literal", "\(right) is not carried: the task's `users` are no literal list",
        at: entry.value.value(of: "users")?.location ?? place, help: "write the rule by hand")
      return
    }
    let kind: LocatedExpectation.Operator.Kind
    switch entry.value.value(of: "action")?.scalar?.lowercased() ?? "set" {
    case "set": kind = .exactly
    case "add": kind = .includes
    case "remove": kind = .excludes
    case let other:
      content.lose(
        "action-not-carried", "\(right) is not carried: the action \(Quoted.text(other)) is not known", at: place)
      return
    }
    // A name without a domain is an account of the machine (documentation of the module).
    guard let list = content.list(kind, users, of: right, at: place, bareName: .machine) else { return }
    if let condition {
      content.lose(
        "condition-not-carried", "\(right) is carried, but not the condition or loop around its task", at: condition,
        help: "check that the rule is meant for every machine of the baseline")
    }
    content.statements.append(ImportedStatement(right, at: place, [ImportedStatement.Clause([list])]))
  }

  // Ansible splits a text at commas.
  private static func users(_ node: YAMLNode?) -> [Located<String>]? {
    guard let node else { return nil }
    switch node.content {
    case .mapping: return nil
    case .scalar(let text, _):
      if isTemplate(text) { return nil }
      return text.split(separator: ",").map { Located(String($0), at: node.location) }
    case .sequence(let items):
      let texts = items.compactMap { item -> Located<String>? in
        guard let text = item.scalar, !isTemplate(text) else { return nil }
        return Located(text, at: item.location)
      }
      return texts.count == items.count ? texts : nil
    }
  }

  private static func isTemplate(_ text: String) -> Bool { text.contains("{{") || text.contains("{%") }
}
