import ArgumentParser

extension Plumbline {
  /// `plumbline collect`: get from machines what `scan` reads.
  struct Collect: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "collect",
      abstract: "Collect machines: a script to run on them, or over the network from here.",
      discussion:
        "Both only read, and both write one folder for each machine, which scan and read take as one machine.",
      subcommands: [Windows.self, RPC.self])
  }
}
