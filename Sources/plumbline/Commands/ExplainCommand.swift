import ArgumentParser
import RightsBaselines
import RightsIdentity
import RightsModel

extension Plumbline {
  /// `plumbline explain`: what a right, a principal or a rule is.
  struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say what a user right, a SID or name, or a rule of the library is.")

    @Argument(
      help: ArgumentHelp(
        "SeDebugPrivilege, S-1-5-32-544, 'NT SERVICE\\Spooler', or a rule id.", valueName: "right|sid|rule-id"))
    var subject: String

    @OptionGroup var library: LibraryOptions

    func run() throws {
      if let right = UserRight(constant: subject) ?? UserRight.allCases.first(where: { Self.isNamed(subject, $0) }) {
        Standard.output.write(explain(right))
      } else if subject.contains("#") {
        try explainRule()
      } else {
        switch PrincipalParser.parse(subject) {
        case .success(let reference): Standard.output.write(explain(reference))
        case .failure(let error):
          Conversation.print([
            Diagnostic(
              .error, "unknown-subject", "`\(subject)` is no right, principal or rule: \(error.message)",
              help: error.help)
          ])
          throw ExitCode(64)
        }
      }
    }

    private static func isNamed(_ text: String, _ right: UserRight) -> Bool {
      ["en", "ja", "ko", "de", "es"].contains { right.displayName(in: $0)?.lowercased() == text.lowercased() }
    }

    private func explain(_ right: UserRight) -> String {
      var text = "\(right.constant): \(right.displayName)\n"
      switch right.kind {
      case .privilege(let luid): text += "  a privilege, LUID \(luid)\n"
      case .logonRight(let mode): text += "  a logon right, mode 0x\(String(mode, radix: 16))\n"
      }
      for language in ["ja", "ko", "de", "es"] {
        if let name = right.displayName(in: language) { text += "  \(language): \(name)\n" }
      }
      let missing = OSRelease.all.filter { !$0.rights.contains(right) }.map(\.id)
      text +=
        "  exists in \(missing.isEmpty ? "every release" : "every release but \(missing.joined(separator: ", "))")\n"
      guard let files = try? Library.find(library.folder).files else { return text }
      let load = files.loadAll()
      let rules = load.baselines.flatMap(\.rules).filter { $0.right == right && !$0.isUnlisted }
      if !rules.isEmpty { text += "\n" }
      for rule in rules { text += "  \(rule.id)\n    \(BaselineText.words(rule.expectation))\n" }
      return text
    }

    private func explain(_ reference: PrincipalReference) -> String {
      var text = "\(reference)\n"
      switch reference {
      case .sid(let sid):
        if let name = PrincipalNames.name(of: sid, names: [:], facts: MachineFacts()) { text += "  \(name)\n" }
        if let known = WellKnownNames.principal(sid) {
          if !known.authority.isEmpty { text += "  of \(known.authority)\n" }
          for (language, name) in known.localized.sorted(by: { $0.key < $1.key }) { text += "  \(language): \(name)\n" }
        } else if sid.isDomainAccount {
          text += "  RID \(sid.rid) of \(sid.domain.map(\.description) ?? "")\n"
        }
      case .relative(let scope, let rid):
        text += "  RID \(rid) of the \(scope.rawValue), bound to its SID on each machine\n"
      case .relativeName(let scope, let name):
        text += "  `\(name)` of the \(scope.rawValue), bound by accounts or a Directory document\n"
      case .account(let domain, let name):
        text += "  `\(name)` of \(domain), bound by accounts or a Directory document\n"
      case .anyOf: text += "  a class: every such principal of a machine; for within and excludes\n"
      case .parameter: text += "  a list that a policy gives\n"
      }
      return text
    }

    private func explainRule() throws {
      let id = String(subject.prefix { $0 != "#" })
      let load = try Library.find(library.folder).files.load(named: [id])
      guard let rule = load.baselines.flatMap(\.rules).first(where: { $0.id.lowercased() == subject.lowercased() })
      else {
        Conversation.print(load.diagnostics)
        Conversation.say("error: there is no rule `\(subject)`")
        throw ExitCode(64)
      }
      Standard.output.write(
        "\(rule.id)\n  \(rule.right.displayName), \(rule.severity.rawValue)\n  expects \(BaselineText.words(rule.expectation))\n"
          + (rule.rationale.map { "  \($0)\n" } ?? "") + "  declared at \(rule.declaredAt)\n")
    }
  }
}
