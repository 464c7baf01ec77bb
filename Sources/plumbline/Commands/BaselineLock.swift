import ArgumentParser
import RightsBaselines
import RightsEngine
import RightsModel

extension BaselineCommand {
  /// `plumbline baseline lock`.
  struct Lock: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "lock",
      abstract: "Write down what a policy uses, so that `scan --locked` refuses anything else.",
      discussion: """
        The lock names every policy, every baseline and everything that those extend, with version and SHA-256. Without \
        --policy and --baseline it is that of Policies/default.yaml. Commit it: whoever changes a baseline then changes the \
        lock in the same review.
        """)

    @Option(
      name: .customLong("policy"),
      help: ArgumentHelp("A policy that the scan will use; repeatable.", valueName: "file"), completion: .file())
    var policies: [String] = []

    @Option(
      name: .customLong("baseline"),
      help: ArgumentHelp("A baseline that the scan will name; repeatable.", valueName: "id|file"))
    var baselines: [String] = []

    @OptionGroup var library: LibraryOptions

    @Option(help: ArgumentHelp("Where the lock goes; `-` is standard output.", valueName: "file"), completion: .file())
    var output = LockFile.defaultName

    func run() throws {
      var request = ScanRequest(
        library: try Library.find(library.folder).files, asOf: Clock.now, toolVersion: Version.tool)
      (request.policies, request.baselines) = (policies, baselines)
      let (lock, diagnostics) = RightsEngine.Lock.make(request)
      Conversation.print(diagnostics)
      guard let lock else { throw ExitCode(2) }
      if output == "-" {
        Standard.output.write(lock.text)
        return
      }
      do throws(OutputError) {
        try WholeFile.write(Array(lock.text.utf8), to: output)
      } catch {
        Conversation.say("plumbline: exit 4: \(error.message)")
        throw ExitCode(4)
      }
      Conversation.say("wrote \(output): \(lock.entries.count) documents")
    }
  }
}
