package import RightsModel

/// A constant in another case, or without its ending.
package enum RightSpelling: LintRule {
  package static let page = LintPage(
    "right-spelling", .note, "a right is not spelt as Windows spells it",
    why: "It is read all the same, but who searches for the constant does not find the rule.",
    mend: "Write the constant as Windows does.",
    fix: .rewrite("writes the constant as Windows does") { RightSpelling.canonical($0) },
    finds: [
      "rights:\n  👉SeSystemTimePrivilege: {expect: no one}\n  👉SeSystemEnvironment: {expect: no one}"
    ],
    silent: ["rights:\n  SeSystemtimePrivilege: {expect: no one}"])

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    subject.document.spellings.compactMap { spelling in
      guard spelling.kind == .right, let constant = canonical(spelling.text) else { return nil }
      return finding(
        "`\(spelling.text)` is `\(constant)` in Windows", at: spelling.location, help: "write `\(constant)`")
    }
  }

  private static func canonical(_ text: String) -> String? {
    UserRight(constant: text).flatMap { $0.constant == text ? nil : $0.constant }
  }
}
