import ArgumentParser

/// `plumbline baseline`: what the library holds.
struct BaselineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseline", abstract: "List, show, compare, check and lock baselines.",
    subcommands: [List.self, Show.self, Diff.self, Lint.self, Lock.self])
}
