import RightsTestSupport
import Testing

/// `collect rpc` against a real Samba domain controller, which the test sets up, starts and stops.
@Suite(.timeLimit(.minutes(15))) struct LiveSambaTests {
  private static let script = #"""
    grant() { net rpc rights grant "$@" -A auth -S 127.77.0.1 > /dev/null; }
    samba-tool user create gone 'Passw0rd!gone' -s "$CONF" > /dev/null
    samba-tool user create plain 'Passw0rd!plain' -s "$CONF" > /dev/null
    grant 'PLUMB\gone' SeDebugPrivilege SeRemoteInteractiveLogonRight
    grant 'PLUMB\Domain Admins' SeTakeOwnershipPrivilege
    grant 'PLUMB\Domain Guests' SeShutdownPrivilege
    net rpc rights revoke 'PLUMB\Domain Guests' SeShutdownPrivilege -A auth -S 127.77.0.1 > /dev/null
    samba-tool user delete gone -s "$CONF" > /dev/null
    collect() { name=$1; shift; set +e; "$PLUMBLINE" collect rpc --samba-config "$CONF" "$@" --output "$name" > "$name.out" 2> "$name.err"; echo $? > "$name.exit"; set -e; }
    collect file 127.77.0.1 --auth-file auth
    collect wrong 127.77.0.1 dc1 --auth-file wrong-auth
    collect closed 127.77.0.1 --auth-file auth --port 4
    if command -v kinit > /dev/null; then
      export KRB5_CONFIG="$PWD/krb5.conf" KRB5CCNAME="FILE:$PWD/tickets"
      echo 'Tr0ub4dor&3-plumb' | kinit Administrator@PLUMB.TEST > /dev/null 2>&1
      collect kerberos dc1.plumb.test --kerberos
    fi
    net rpc rights list accounts -A auth -S 127.77.0.1 > net.txt
    """#

  @Test(.enabled(if: LiveSamba.obstacle == nil, "\(LiveSamba.obstacle ?? "")"))
  func `what a real server answers is collected whole, as it says itself, and refusals are told`() throws {
    let folder = try Folder()
    let finished = try #require(LiveSamba.run(in: folder, "PLUMBLINE='\(Plumbline.path)'\n" + Self.script))
    try #require(finished.status == 0, "\(finished.output.suffix(2000))")

    // Samba serves no build, which Windows has in its registry.
    #expect(folder.text("file.exit") == "3\n" && folder.text("file.out") == "file/127.77.0.1\n")
    #expect(folder.text("file.err").contains("identity partial") && !folder.text("file.err").contains("rights"))
    let read = try Plumbline.run(["read", "file"], in: folder)
    let snapshot = try #require(try read.objects().first)
    #expect(snapshot.text("role") == "domain-controller" && snapshot.record("subject").text("name") == "DC1")
    let domain = snapshot.record("identity").text("domainSid")
    #expect(domain.hasPrefix("S-1-5-21-") && snapshot.record("identity").text("forestSid") == domain)
    let rights = snapshot.record("rights")
    #expect(rights.record("SeTcbPrivilege").text("state") == "noOne")
    #expect(rights.record("SeTakeOwnershipPrivilege").list("principals") == [domain + "-512", "S-1-5-32-544"].sorted())
    #expect(Self.statements(of: rights) == Self.statements(of: folder.text("net.txt")))

    try scan(folder, domain)
    try refusals(folder)
    if folder.has("kerberos.exit") {
      let other = try #require(try Plumbline.run(["read", "kerberos"], in: folder).objects().first)
      #expect(Self.statements(of: other.record("rights")) == Self.statements(of: rights))
      #expect(other.record("subject").text("fqdn") == "dc1.plumb.test")
    }
  }

  private func scan(_ folder: Folder, _ domain: String) throws {
    try folder.write(
      "own.yaml",
      """
      apiVersion: plumbline/v1
      kind: Baseline
      id: own
      title: Own
      version: "1"
      source: {publisher: test, document: test}
      layer: effective
      unlisted: ignore
      rights:
        SeTcbPrivilege: {expect: no one}
        SeTakeOwnershipPrivilege: {expect: {exactly: [Administrators, $domain-512]}}
        SeDebugPrivilege: {expect: {exactly: [Administrators]}}

      """)
    let report = try Plumbline.run(["scan", "file", "--baseline", "own.yaml", "--output", "jsonl"], in: folder)
      .objects()
    #expect(report.verdict("DC1", "#SeTcbPrivilege") == "pass")
    #expect(report.verdict("DC1", "#SeTakeOwnershipPrivilege") == "pass")
    let debug = try #require(report.results.first { $0.text("right") == "SeDebugPrivilege" })
    #expect(debug.text("verdict") == "fail" && debug.list("unexpected").first?.hasPrefix(domain) == true)
    #expect(debug.list("orphans") == debug.list("unexpected"))
  }

  private func refusals(_ folder: Folder) throws {
    #expect(folder.text("wrong.exit") == "3\n" && folder.text("wrong.err").contains("LOGON_FAILURE"))
    #expect(folder.text("wrong/127.77.0.1/collection.json").contains("\"denied\""))
    #expect(folder.text("wrong/dc1/collection.json").contains("was not asked"))
    #expect(
      folder.text("closed.exit") == "3\n" && folder.text("closed/127.77.0.1/collection.json").contains("\"failed\""))
    for name in ["wrong", "closed"] {
      let snapshots = try Plumbline.run(["read", name], in: folder).objects()
      #expect(snapshots.allSatisfy { $0.record("rights").record("SeTcbPrivilege").text("state") == "notCollected" })
    }
  }

  /// `NAME RIGHT` of what `read` prints.
  private static func statements(of rights: Record) -> [String] {
    rights.values.keys.flatMap { right in
      let entry = rights.record(right)
      return entry.list("principals").map { "\(entry.record("names").values[$0] as? String ?? $0) \(right)" }
    }.sorted()
  }

  /// The same of what `net rpc rights list accounts` prints.
  private static func statements(of text: String) -> [String] {
    text.split(separator: "\n\n").flatMap { block in
      let lines = block.split(separator: "\n")
      return lines.dropFirst().filter { $0.hasPrefix("Se") }.map { "\(lines[0]) \($0)" }
    }.sorted()
  }
}
