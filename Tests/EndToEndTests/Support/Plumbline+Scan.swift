extension Plumbline {
  /// A scan into JSON Lines, judged by a baseline of two rules where nothing else is asked for.
  static func scan(
    _ folder: Folder, _ arguments: String..., input: [UInt8] = [], judged: Bool = true
  ) throws -> (run: Finished, records: [Record]) {
    if !folder.has("base.yaml") { try folder.write("base.yaml", Sample.baseline) }
    let run = try run(
      ["scan"] + arguments + (judged ? ["--baseline", "base.yaml"] : []) + ["--output", "jsonl"], in: folder,
      input: input)
    return (run, try run.objects())
  }
}
