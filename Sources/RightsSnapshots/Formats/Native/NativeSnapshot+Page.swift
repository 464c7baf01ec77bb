extension NativeSnapshot {
  package static let page = FormatPage(
    "Plumbline's own record of one subject: what was understood of any input, with everything that judging needs. Other "
      + "tools may write it too.",
    recipes: [
      FormatPage.Recipe(
        "plumbline read fleet/ > snapshots.jsonl",
        needs:
          "the collected files, on any machine that runs plumbline; on Windows nothing is needed but what they need"),
      FormatPage.Recipe(
        "plumbline schema snapshot > snapshot.schema.json", needs: "an editor or a validator that knows JSON Schema",
        note: "For documents that are written by hand or by a collector of your own."),
    ],
    proves: ["What its source proves: each right says its state, and whether the list of holders is complete."],
    leavesOpen: ["Rights that it does not list: they are not collected."],
    traps: [
      "An unknown key or a wrong type is an error, and nothing of that document is then believed.",
      "JSON Lines may hold many machines; a line that is broken costs its own machine only.",
    ],
    sources: ["plumbline schema snapshot"])
}
