import RightsModel

extension LintPage {
  /// What loading reports of documents.
  static let documents: [LintPage] = [
    LintPage(
      "duplicate-id", .error, "two files hold baselines with one id",
      why: "Results and waivers name rules by the id; of two baselines with one id nobody knows which was judged.",
      mend: "Give one of the two another id.",
      finds: [
        LintExample(
          "rights: {SeTcbPrivilege: {expect: no one}}",
          others: [("other", "id: 👉example\nrights: {SeTcbPrivilege: {expect: no one}}")])
      ],
      silent: [
        LintExample(
          "rights: {SeTcbPrivilege: {expect: no one}}",
          others: [("other", "id: other\nrights: {SeTcbPrivilege: {expect: no one}}")])
      ]),
    LintPage(
      "duplicate-key", .error, "a key or a right is given twice",
      why: "Of two rules for one right only one could count, and readers would see the other.",
      mend: "Keep one of the two. Constants differ in case only may be one right, too.",
      finds: ["rights:\n  SeTcbPrivilege: {expect: no one}\n  👉SeTcbPrivilege: {expect: {exactly: [SERVICE]}}"],
      silent: ["rights:\n  SeTcbPrivilege: {expect: no one}"]),
    LintPage(
      "duplicate-version", .error, "a file is kept as an older version and has the version of the newest",
      why: "Of two texts with one version nobody can say which of them the publisher meant.",
      mend: "Correct the version of one of the two, or remove the copy.",
      finds: [
        LintExample(
          "version: V3R8\nrights: {SeTcbPrivilege: {expect: no one}}",
          others: [("example@V3R8", "👉version: V3R8\nrights: {SeTcbPrivilege: {expect: no one}}")])
      ],
      silent: [
        LintExample(
          "version: V3R8\nrights: {SeTcbPrivilege: {expect: no one}}",
          others: [("example@V3R7", "version: V3R7\nrights: {SeTcbPrivilege: {expect: no one}}")])
      ]),
    LintPage(
      "id-mismatch", .error, "the id is not the path of the file",
      why: "A baseline is found by its id, which is its path below `Baselines/` without `.yaml`.",
      mend: "Correct the id, or move the file.",
      finds: ["id: 👉somewhere/else\nrights: {SeTcbPrivilege: {expect: no one}}"],
      silent: ["id: example\nrights: {SeTcbPrivilege: {expect: no one}}"]),
    LintPage(
      "invalid-id", .error, "a text is no id",
      why: "Ids stand in reports, waivers and file names, for ever.",
      mend: "Use letters, digits, `.`, `_` and `-` between single `/`.",
      finds: ["id: 👉an example\nrights: {SeTcbPrivilege: {expect: no one}}"],
      silent: ["id: example\nrights: {SeTcbPrivilege: {expect: no one}}"]),
    LintPage(
      "missing-key", .error, "a document, or a rule, lacks a key that it must have",
      why: "What is left out is never guessed.",
      mend: "Add the key that the message names; `plumbline schema baseline` lists them for editors.",
      finds: [LintExample("👉layer: effective\nrights: {SeTcbPrivilege: {expect: no one}}", lacking: ["unlisted"])],
      silent: ["layer: effective\nunlisted: ignore\nrights: {SeTcbPrivilege: {expect: no one}}"]),
    LintPage(
      "unknown-key", .error, "a key is none that the document may have",
      why: "A misspelt key would be passed over in silence, and what it says would not count.",
      mend: "Write the key that the message suggests.",
      finds: ["rights:\n  SeTcbPrivilege: {expect: no one, 👉severty: high}"],
      silent: ["rights:\n  SeTcbPrivilege: {expect: no one, severity: high}"]),
    LintPage(
      "unknown-os", .error, "`appliesTo` names no release or family of Windows",
      why: "A baseline for a release that does not exist fits no machine.",
      mend: "Write an id such as `windows-server-2022`, or a family such as `windows-11`.",
      fix: .rewrite("writes it in lower case, where that is all that is wrong") { text in
        let plain = text.lowercased()
        let known = OSRelease.named(plain) != nil || OSRelease.families.contains(plain)
        return known && plain != text ? plain : nil
      },
      finds: [
        "appliesTo: {os: [👉windows-server-2023]}\nrights: {SeTcbPrivilege: {expect: no one}}",
        "appliesTo: {os: [👉Windows-11]}\nrights: {SeTcbPrivilege: {expect: no one}}",
      ],
      silent: ["appliesTo: {os: [windows-server-2022]}\nrights: {SeTcbPrivilege: {expect: no one}}"]),
    LintPage(
      "unknown-value", .error, "a word is none of those that may stand there",
      why: "A severity, a layer or a role that nobody knows cannot be acted upon.",
      mend: "Write one of the words that the message lists.",
      fix: .rewrite("writes it in lower case, where that is all that is wrong") { text in
        let words =
          Severity.allCases.map(\.rawValue) + Layer.allCases.map(\.rawValue) + Role.allCases.map(\.rawValue)
          + Baseline.Unlisted.allCases.map(\.rawValue) + ["defined"]
        let plain = text.lowercased()
        return plain != text && words.contains(plain) ? plain : nil
      },
      finds: [
        "rights:\n  SeTcbPrivilege: {expect: no one, severity: 👉severe}",
        "appliesTo: {role: 👉Client}\nrights:\n  SeTcbPrivilege: {expect: 👉No One, severity: 👉High}",
      ],
      silent: ["rights:\n  SeTcbPrivilege: {expect: no one, severity: high}"]),
    LintPage(
      "wrong-type", .error, "a value has not the type that the key takes",
      why: "A text is no list: `exactly: Administrators` would be read otherwise by the next reader.",
      mend: "Write what the message asks for, such as a list in brackets.",
      finds: ["rights:\n  SeDebugPrivilege: {expect: {exactly: 👉Administrators}}"],
      silent: ["rights:\n  SeDebugPrivilege: {expect: {exactly: [Administrators]}}"]),
    LintPage(
      "yaml-syntax", .error, "the text is not YAML",
      why: "Nothing of the file is read.",
      mend: "Put texts that hold `: ` or start with a special character into quotes, and indent with spaces.",
      finds: ["title: An example👉: of what goes wrong\nrights: {SeTcbPrivilege: {expect: no one}}"],
      silent: ["title: \"An example: of what goes right\"\nrights: {SeTcbPrivilege: {expect: no one}}"]),
  ]
}
