import ArgumentParser

extension Plumbline {
  /// `plumbline diagnose`: why something does not work, link by link.
  struct Diagnose: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "diagnose", abstract: "Find out why something that needs a right does not work.",
      subcommands: [DiagnoseWMI.self])
  }
}
