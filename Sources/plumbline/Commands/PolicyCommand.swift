import ArgumentParser

/// `plumbline policy`: what applies where.
struct PolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy", abstract: "List and check policies, and say which rules machines end with.",
    subcommands: [List.self, Rules.self, Lint.self])
}
