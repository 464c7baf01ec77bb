import ArgumentParser
import RightsEngine
import RightsModel
import RightsText

extension Plumbline {
  /// `plumbline waive`: writes a waiver for a finding, for somebody to read and approve.
  struct Waive: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "waive",
      abstract: "Write a waiver for one finding, filled in as far as it can be.",
      discussion: """
        FINGERPRINT is that of a result, as reports show it, or enough of the first digits of either half: the first says \
        on which machine, the second what is wrong. The finding is looked up in a \
        JSON Lines report (--from) or by scanning PATH again. The waiver goes to standard output; what nobody said is left \
        open, so that it does not count before somebody fills it in. It is never approved: whoever approves it adds \
        `approvedBy` and `approvedOn`.

        Exit codes: 0 written · 2 a document is wrong · 3 there is no such finding, or it cannot be waived · 64 usage.
        """)

    @Argument(help: "The fingerprint of the result.")
    var fingerprint: String

    @Argument(help: "Files and folders to scan for it.", completion: .file())
    var paths: [String] = []

    @Option(help: ArgumentHelp("A JSON Lines report that has it.", valueName: "file"), completion: .file())
    var from: String?

    @Option(help: "Why it is allowed.")
    var reason: String?

    @Option(help: "Who answers for it.")
    var owner: String?

    @Option(help: "Where it was asked for.")
    var ticket: String?

    @Option(help: ArgumentHelp("Its last day.", valueName: "day"))
    var expires: String?

    @Option(help: ArgumentHelp("The id of the waiver; without one, it is made of the fingerprint."))
    var id: String?

    @OptionGroup var evidence: EvidenceOptions

    func validate() throws {
      let digits = fingerprint.utf8
      guard (8...64).contains(digits.count), fingerprint.allSatisfy({ $0.isHexDigit && $0.isASCII }) else {
        throw ValidationError("a fingerprint is 64 hexadecimal digits, of which at least 8 are needed")
      }
      if let expires, Day(expires) == nil {
        throw ValidationError("--expires is a day such as 2027-03-31; not '\(expires)'")
      }
      if (from == nil) == paths.isEmpty { throw ValidationError("name a report with --from, or what to scan") }
    }

    mutating func run() async throws {
      var request = WaiverDraftRequest(fingerprint: fingerprint.lowercased())
      (request.reason, request.owner, request.ticket) = (reason, owner, ticket)
      request.expires = expires
      request.id = id
      do {
        let draft =
          if let from { try WaiverDrafts.draft(request, report: from) } else {
            try await WaiverDrafts.draft(request, scan: evidence.request(paths, Settings.load()))
          }
        Standard.output.write(draft)
      } catch let error as DiagnosticError {
        Conversation.print([error.diagnostic])
        throw ExitCode(3)
      }
    }
  }
}
