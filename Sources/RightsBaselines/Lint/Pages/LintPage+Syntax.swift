import RightsModel

extension LintPage {
  /// What loading reports of the text of a document.
  static let syntax: [LintPage] = [
    LintPage(
      "complex-key", .error, "a key is no plain text",
      why: "Keys are names. A list, a mapping or an anchor as a key has no place in any document of ours.",
      mend: "Write the name; put it into quotes where it starts with a special character.",
      finds: ["rights:\n  👉[SeTcbPrivilege, SeDebugPrivilege]: {expect: no one}"],
      silent: ["rights:\n  SeTcbPrivilege: {expect: no one}\n  SeDebugPrivilege: {expect: no one}"]),
    LintPage(
      "invalid-value", .error, "a value is not of the form that the key takes",
      why: "A GUID, a time or a SID with a slip in it means another thing, or nothing.",
      mend: "Write it as the message shows.",
      finds: [
        """
        layer: group-policy
        appliesTo: {gpo: 👉31B2F340-016D-11D2-945F}
        unlisted: not defined
        rights: {SeTcbPrivilege: {expect: no one}}
        """
      ],
      silent: [
        """
        layer: group-policy
        appliesTo: {gpo: 31B2F340-016D-11D2-945F-00C04FB984F9}
        unlisted: not defined
        rights: {SeTcbPrivilege: {expect: no one}}
        """
      ]),
    LintPage(
      "merge-key", .error, "a mapping is merged into another one with `<<`",
      why: "Which of two values counts after a merge is read differently by different tools.",
      mend: "Write the keys out, let the baseline extend another, or use an alias for a whole value.",
      finds: [
        """
        rights:
          SeTcbPrivilege: &none {expect: no one}
          SeCreateTokenPrivilege: {👉<<: *none, severity: high}
        """
      ],
      silent: [
        """
        rights:
          SeTcbPrivilege: &none {expect: no one}
          SeCreateTokenPrivilege: *none
        """
      ]),
    LintPage(
      "missing-list", .error, "an operator that takes a list stands alone",
      why: "Without its list nobody can tell whom it means.",
      mend: "Write `{includes: [Administrators]}`.",
      finds: ["rights:\n  SeDebugPrivilege: {expect: 👉includes}"],
      silent: ["rights:\n  SeDebugPrivilege: {expect: {includes: [Administrators]}}"]),
    LintPage(
      "no-value", .error, "a key has no value",
      why: "Nothing, `~` and `null` may mean nobody, everybody or a mistake.",
      mend: "Give it a value, or leave the key out.",
      finds: ["title: 👉~\nrights: {SeTcbPrivilege: {expect: no one}}"],
      silent: ["title: An example\nrights: {SeTcbPrivilege: {expect: no one}}"]),
    LintPage(
      "several-documents", .error, "a file of the library holds more than one document",
      why: "A baseline is found by the path of its file, so there can be only one in it.",
      mend: "Give each its own file.",
      finds: ["rights: {SeTcbPrivilege: {expect: no one}}\n---\n👉rights: {SeDebugPrivilege: {expect: no one}}"],
      silent: ["rights: {SeTcbPrivilege: {expect: no one}}"]),
    LintPage(
      "tab-indentation", .error, "a line is indented with a tab",
      why: "YAML has no tabs in indentation, since everybody sees them as wide as they like.",
      mend: "Indent with spaces, two for each level.",
      finds: ["rights:\n👉\tSeTcbPrivilege: {expect: no one}"],
      silent: ["rights:\n  SeTcbPrivilege: {expect: no one}"]),
    LintPage(
      "tag", .error, "a value has a YAML tag",
      why: "A value has the type that the schema gives it; a tag would be a second opinion.",
      mend: "Leave the tag out.",
      finds: ["title: 👉!secret An example\nrights: {SeTcbPrivilege: {expect: no one}}"],
      silent: ["title: An example\nrights: {SeTcbPrivilege: {expect: no one}}"]),
    LintPage(
      "unknown-anchor", .error, "an alias names an anchor that does not stand before it",
      why: "A `*` before a text makes it an alias. `*S-1-5-32-544`, as Windows writes it, is one, too.",
      mend: "Put the text into quotes or leave the `*` out.",
      finds: ["rights:\n  SeDebugPrivilege: {expect: {exactly: [👉*S-1-5-32-544]}}"],
      silent: ["rights:\n  SeDebugPrivilege: {expect: {exactly: [S-1-5-32-544]}}"]),
    LintPage(
      "unknown-api-version", .error, "the document is for a version of Plumbline that this one does not know",
      why: "Its keys may mean other things there.",
      mend: "Write `plumbline/v1`.",
      finds: ["apiVersion: 👉plumbline/v2\nrights: {SeTcbPrivilege: {expect: no one}}"],
      silent: ["apiVersion: plumbline/v1\nrights: {SeTcbPrivilege: {expect: no one}}"]),
    LintPage(
      "wrong-kind", .error, "the document is of another kind",
      why: "A policy where a baseline belongs has no rules that could be judged.",
      mend: "Correct `kind`, or move the file to where its kind belongs.",
      finds: ["kind: 👉Baselin\nrights: {SeTcbPrivilege: {expect: no one}}"],
      silent: ["kind: Baseline\nrights: {SeTcbPrivilege: {expect: no one}}"]),
  ]
}
