import ArgumentParser

/// `plumbline policy`: what applies where.
struct PolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy", abstract: "Say which rules machines end with, and what is wrong with policies.",
    subcommands: [Rules.self, Lint.self])
}
