import RightsBaselines
import RightsModel
import RightsPolicies
import RightsYAML
import Testing

/// The policy that a scan uses when none is named.
@Suite struct DefaultPolicyTests {
  static let library = BaselineLibrary.embedded

  static func policy() throws -> Policy {
    let collector = DiagnosticCollector()
    let file = try #require(library.file("Policies/default.yaml"))
    let policies = DocumentFile(try file.bytes(), uri: file.uri, diagnostics: collector).policies(collector)
    #expect(collector.diagnostics == [])
    return try #require(policies.first)
  }

  static let machines = OSRelease.all.flatMap { release in
    Role.allCases.filter { role in
      switch release.products {
      case .client: !role.isServer
      case .server: role.isServer
      case .both: true
      }
    }.map { (release.id, $0) }
  }

  @Test func `every release in every role has one baseline, Microsoft's where there is one`() throws {
    let policy = try Self.policy()
    let known = Set(Self.library.baselineIDs)
    // Two releases that Microsoft put into the baseline of the next one.
    let shared = ["windows-10-1903": "windows-10-1909", "windows-server-1903": "windows-server-1909"]
    for (os, role) in Self.machines {
      var facts = MachineFacts(name: "M")
      facts.os = OSRelease.named(os)
      facts.role = role
      let selection = policy.baselines(for: facts)
      let published = "microsoft/\(shared[os] ?? os)/\(role.rawValue)"
      let expected = known.contains(published) ? published : "defaults/\(os)/\(role.rawValue)"
      #expect(selection.chosen.map(\.baseline.id) == [expected] && selection.open == [], "\(os) \(role.rawValue)")
      #expect(known.contains(expected), "\(expected)")
    }
  }

  @Test(arguments: [
    ("31B2F340-016D-11D2-945F-00C04FB984F9", "group-policy/default-domain-policy"),
    ("6AC1786C-016F-11D2-945F-00C04FB984F9", "group-policy/default-domain-controllers-policy"),
  ])
  func `the default policies have theirs`(_ guid: String, _ id: String) throws {
    let chosen = try Self.policy().baselines(for: try #require(GUID(guid)), domain: nil).chosen
    #expect(chosen.map(\.baseline.id) == [id])
  }
}
