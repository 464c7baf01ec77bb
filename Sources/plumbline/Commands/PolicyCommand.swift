import ArgumentParser

/// `plumbline policy`: what applies where.
struct PolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy", abstract: "Say which rules machines end with.", subcommands: [Rules.self])
}
