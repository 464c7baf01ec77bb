import ArgumentParser
import RightsBaselines
import RightsEngine
import RightsIdentity
import RightsModel
import RightsReports

extension Plumbline {
  /// `plumbline diagnose wmi`: the chain from a client of WMI to what a provider has for it.
  struct DiagnoseWMI: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "wmi",
      abstract: "Say link by link whether a client of WMI gets what a provider has for it, and where not, why.",
      discussion: """
        The links, in the order in which a call meets them: WMI itself, the level at which the client calls, DCOM, the security \
        of the namespace, how the provider is registered, as whom it is initialised, as whom it runs, whether that account holds \
        SeImpersonatePrivilege, whether its token has the privilege, what came back, and what the provider's author has to \
        see to. A link that nothing was collected of is said to be so; the chain is intact only where none is missing.

        PATH is what was collected of machines: a secedit export, registrations of providers (MOF, or JSON or CSV of \
        PowerShell), tokens, gpresult, a machine's folder with all of them, or a Snapshot, whose `wmi` says what no file \
        tells (`plumbline schema snapshot`).

        Exit codes: 0 intact, 1 a link is broken or exposes data, 2 the library's rules of the chain cannot be read (which \
        only the reports of scans need), 3 a link is not known, or something could not be read, 4 a report could not be \
        written, 64 usage. When 1 and 3 hold: 3, and the line on standard error names both.
        """)

    @Option(
      name: .customLong("snapshot"), parsing: .upToNextOption,
      help: ArgumentHelp(
        "What was collected of machines: files and folders; `-` is standard input.", valueName: "path"),
      completion: .file())
    var snapshots: [String] = []

    @Option(
      help: ArgumentHelp("Only this provider, by its name; without it each that was collected.", valueName: "name"))
    var provider: String?

    @Option(
      help: ArgumentHelp(
        "The level at which the client calls: anonymous, identify, impersonate or delegate, or RPC's number, which counts from 1.",
        valueName: "level"), completion: .list(["anonymous", "identify", "impersonate", "delegate"]))
    var clientLevel: String?

    @Option(
      help: ArgumentHelp(
        "As whom a provider runs that has, or may have, a process of its own, as dcomcnfg or its service says: a SID, a name such as NETWORK SERVICE or 'NT SERVICE\\Example', `$domain-1107`, or an account that the machine's `accounts` name. A name of whose SID nothing is known leaves the link unknown.",
        valueName: "account"))
    var hostAccount: String?

    @Option(
      help: ArgumentHelp(
        "In which process that is, by the name of its image: one of its own, or WmiPrvSE.exe. Without it the token of such a process proves nothing.",
        valueName: "image"))
    var hostProcess: String?

    @OptionGroup var stated: StatedOptions
    @OptionGroup var library: LibraryOptions

    @Option(
      name: .customLong("output"),
      help: ArgumentHelp(
        "A report and where it goes; repeatable. Without =file it goes to standard output. Formats: \(DiagnosisOutput.names.joined(separator: ", ")).",
        valueName: "format[=file]"))
    var outputs: [String] = []

    @Option(help: ArgumentHelp("The moment of the run (RFC 3339) instead of now.", valueName: "time"))
    var asOf: String?

    private var level: ImpersonationLevel? {
      clientLevel.flatMap { text in
        ImpersonationLevel(name: text) ?? Int(text).flatMap { ImpersonationLevel(rpc: $0) }
      }
    }

    private var account: Result<Principal, PrincipalSyntaxError>? { hostAccount.map(AccountParser.parse) }

    func validate() throws {
      if snapshots.isEmpty { throw ValidationError("name what was collected with --snapshot") }
      if let clientLevel, level == nil {
        throw ValidationError(
          "--client-level is anonymous, identify, impersonate or delegate, or 1 to 4 as RPC counts; not '\(clientLevel)'"
        )
      }
      if case .failure(let error) = account {
        let help = error.help.map { ": \($0)" } ?? ""
        throw ValidationError("--host-account names no account: \(error.message)\(help)")
      }
      if let hostProcess, hostProcess.trimmingPrefix(while: \.isWhitespace).isEmpty {
        throw ValidationError("--host-process is the name of an image, such as WmiPrvSE.exe")
      }
      if let asOf, Timestamp(asOf) == nil {
        throw ValidationError("--as-of is a time such as 2026-10-01T02:00:00Z; not '\(asOf)'")
      }
      _ = try DiagnosisOutput.all(outputs)
    }

    mutating func run() async throws {
      let spool = SpooledInput(snapshots)
      let moment = asOf.flatMap { Timestamp($0) } ?? Clock.now
      var request = WMIDiagnosis.Request(paths: spool.paths, asOf: moment)
      (request.format, request.os, request.role) = (stated.format, stated.release, stated.statedRole)
      (request.provider, request.clientLevel) = (provider, level)
      (request.hostAccount, request.hostProcess) = (try account?.get(), hostProcess)
      let outputs = try DiagnosisOutput.all(outputs)
      let reports = outputs.compactMap(\.report)
      request.digests = reports.contains { $0.reporter.needsDigests }
      let files = try Library.find(library.folder).files
      let diagnosis = WMIDiagnosis(request, library: files)
      withExtendedLifetime(spool) {}
      Conversation.print(diagnosis.diagnostics)
      do {
        for output in outputs { try write(diagnosis, output) }
        if !reports.isEmpty { try write(diagnosis, reports, files, moment) }
      } catch let error as OutputError {
        Conversation.say("plumbline: exit 4: \(error.message)")
        throw ExitCode(4)
      }
      let exits = diagnosis.exits
      let exit = exits.max() ?? 0
      let others = exits.filter { $0 != exit }
      let also = others.isEmpty ? "" : " (also \(others.map(String.init).joined(separator: ", ")))"
      Conversation.say("plumbline: exit \(exit)\(also): \(diagnosis.reason)")
      if exit != 0 { throw ExitCode(Int32(exit)) }
    }

    private func write(_ diagnosis: WMIDiagnosis, _ output: DiagnosisOutput) throws {
      let text: String
      switch output.format {
      case .text: text = WMIDiagnosisText.text(diagnosis, toolVersion: Version.tool)
      case .json: text = WMIDiagnosisJSON.text(diagnosis, toolVersion: Version.tool)
      case .report: return
      }
      guard let path = output.path else { return Standard.output.write(text) }
      try WholeFile.write(Array(text.utf8), to: path)
    }

    private func write(
      _ diagnosis: WMIDiagnosis, _ reports: [ScanRequest.Output], _ library: BaselineLibrary, _ moment: Timestamp
    ) throws {
      var request = ScanRequest(library: library, asOf: moment, toolVersion: Version.tool)
      (request.outputs, request.digests) = (reports, true)
      request.arguments = Array(CommandLine.arguments.dropFirst())
      let outcome = try WMIDiagnosisReport.write(diagnosis, request)
      Conversation.print(outcome.diagnostics)
      guard outcome.isWritten else {
        Conversation.say("plumbline: exit 2: the rules of the WMI access chain cannot be read: no report was written")
        throw ExitCode(2)
      }
      for file in outcome.files { Conversation.say("wrote \(file)") }
    }
  }
}
