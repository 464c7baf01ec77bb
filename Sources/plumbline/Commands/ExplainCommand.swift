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
        a format of collected data by the id that `--as` takes. `explain formats` lists those. \
        With --machine: why it is so there, from the inputs by assignment and overlays to the verdict.
        """)

    @Argument(
      help: ArgumentHelp(
        "SeDebugPrivilege, 'Debug programs', S-1-5-32-544, 'NT SERVICE\\Spooler', $domain-512, a rule id, secedit, formats.",
        valueName: "right|principal|rule|format"))
    var subject: [String]

    @OptionGroup var library: LibraryOptions
    @OptionGroup var machine: MachineOptions

    func validate() throws {
      if subject.isEmpty { throw ValidationError("say what to explain: a right, a principal, a rule or a format") }
      if machine.machine == nil, !machine.isEmpty { throw ValidationError("say which machine with --machine") }
      if machine.machine != nil, machine.inputs.isEmpty, machine.documents.inventories.isEmpty {
        throw ValidationError("name what was collected with --input, or an --inventory")
      }
    }

    func run() throws {
      if let name = machine.machine { return try explain(on: name) }
      let files = try Library.find(library.folder).files
      if let page = PolicyRulePage.text(subject.joined(separator: " "), in: files) {
        return Standard.output.write(page)
      }
      let load = files.loadAll()
      do throws(DiagnosticError) {
        let explainer = Explainer(load)
        Standard.output.write(try explainer.page(of: explainer.subject(subject.joined(separator: " "))))
      } catch {
        Conversation.print([error.diagnostic])
        throw ExitCode(64)
      }
    }

    private func explain(on name: String) throws {
      let settings = try Settings.load()
      let found = try Library.find(library.folder ?? settings.text(.library))
      let subject: ExplainSubject
      do throws(DiagnosticError) {
        subject = try Explainer(found.files.loadAll()).subject(self.subject.joined(separator: " "))
      } catch {
        Conversation.print([error.diagnostic])
        throw ExitCode(64)
      }
      let outcome = MachineExplanation.explain(subject, machine: name, machine.request(found, settings))
      Conversation.print(outcome.diagnostics)
      if let page = outcome.page { Standard.output.write(page) }
      if outcome.exit != 0 { throw ExitCode(Int32(outcome.exit)) }
    }
  }
}
