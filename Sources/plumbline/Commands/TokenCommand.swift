import ArgumentParser
import RightsBaselines
import RightsEngine
import RightsEvaluation
import RightsModel

extension Plumbline {
  /// `plumbline token`: what a token's privileges are, and why.
  struct Token: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "token",
      abstract:
        "Explain the privileges of an access token: where each comes from, which are missing, extra or filtered.",
      discussion: """
        FILE is the output of `whoami /all` (as text, CSV or list), of WinDbg's `!token`, or a Snapshot with tokens. With \
        --against a snapshot of the machine (such as a secedit export), each privilege is compared with who holds the \
        right; with --against another token of the same user, with that token: what User Account Control took away; with --os \
        and --role, with the defaults of that release.

        Do not attach a debugger to svchost.exe or WmiPrvSE.exe of a live system: it stops the services inside. Let the \
        task scheduler start a harmless program under the account instead, and look at that one.

        Exit codes: 0 all explained, 1 a privilege is missing or extra, 3 something was not collected.
        """)

    @Argument(help: "A file or folder with tokens; `-` is standard input.", completion: .file())
    var path: String

    @Option(
      help: ArgumentHelp("A file or folder of the same machine to compare with.", valueName: "snapshot"),
      completion: .file())
    var against: String?

    @OptionGroup var stated: StatedOptions

    @OptionGroup var library: LibraryOptions

    func validate() throws {
      guard stated.os != nil || stated.role != nil else { return }
      if against != nil { throw ValidationError("--against and --os name two things to compare with: give one") }
      if stated.os == nil || stated.role == nil { throw ValidationError("--os and --role go together") }
    }

    // The defaults that --os and --role name, as if they had been collected.
    private func installed() throws -> Snapshot? {
      guard let os = stated.release, let role = stated.statedRole else { return nil }
      let load = try Library.find(library.folder).files.loadAll()
      guard let rights = InstalledRights.table(load.baselines, os: os, role: role) else {
        Conversation.say("error: the library has no defaults for \(os.id) as \(role.rawValue)")
        throw ExitCode(64)
      }
      var snapshot = Snapshot(subject: Subject(kind: .machine, id: os.id), layer: .effective)
      snapshot.rights = rights
      return snapshot
    }

    mutating func run() async throws {
      let spool = SpooledInput([path])
      var diagnostics: [Diagnostic] = []
      var other = try installed()
      if let against {
        var subjects: [String] = []
        let outcome = RightsEngine.Read.snapshots([against], format: nil) { snapshot in
          subjects.append(snapshot.subject.id)
          other = other ?? snapshot
        }
        diagnostics += outcome.diagnostics
        if subjects.count > 1 {
          diagnostics.append(
            Diagnostic(
              .error, "several-subjects",
              "\(against) is about \(subjects.count) machines, such as \(subjects[0]) and \(subjects[1])",
              help: "name the files of one"))
          Conversation.print(diagnostics)
          throw ExitCode(3)
        }
      }
      var report = TokenReport()
      var tokens = 0
      let outcome = RightsEngine.Read.snapshots(spool.paths, format: stated.format) { snapshot in
        tokens += snapshot.tokens.count
        report.add(snapshot, against: other)
      }
      withExtendedLifetime(spool) {}
      diagnostics += outcome.diagnostics
      Standard.output.write(report.text)
      if tokens == 0, !diagnostics.contains(where: { $0.severity == .error }) {
        diagnostics.append(
          Diagnostic(
            .error, "no-token", "\(path) holds no token", help: "give the output of `whoami /all` or of `!token`"))
      }
      Conversation.print(diagnostics)
      let isBroken = diagnostics.contains { $0.severity == .error }
      if isBroken || report.isIncomplete || report.counts[.unknown, default: 0] > 0 { throw ExitCode(3) }
      if report.counts[.missing, default: 0] + report.counts[.extra, default: 0] > 0 { throw ExitCode(1) }
    }
  }
}
