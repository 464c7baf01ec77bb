import ArgumentParser
import RightsBaselines
import RightsEngine
import RightsModel

extension Plumbline {
  /// `plumbline explain`: what a right, a principal, a rule or a format is.
  struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "explain",
      abstract:
        "Say what a user right, a principal or a rule is, who has it and what depends on it, or how a format is made.",
      discussion: """
        A right goes by its constant or by its name in the policy editor, in English, Japanese, Korean, German, Spanish, \
        French or Chinese; a principal by its SID or name; a rule of a baseline by its id or its publisher's number (V-254503), a rule of `baseline lint` by its id; \
        a format of collected data by the id that `--as` takes. `explain formats` lists those.
        """)

    @Argument(
      help: ArgumentHelp(
        "SeDebugPrivilege, 'Debug programs', S-1-5-32-544, 'NT SERVICE\\Spooler', $domain-512, a rule id, secedit, formats.",
        valueName: "right|principal|rule|format"))
    var subject: [String]

    @OptionGroup var library: LibraryOptions

    func validate() throws {
      if subject.isEmpty { throw ValidationError("say what to explain: a right, a principal, a rule or a format") }
    }

    func run() throws {
      let load = try Library.find(library.folder).files.loadAll()
      do throws(DiagnosticError) {
        let explainer = Explainer(load)
        Standard.output.write(try explainer.page(of: explainer.subject(subject.joined(separator: " "))))
      } catch {
        Conversation.print([error.diagnostic])
        throw ExitCode(64)
      }
    }
  }
}
