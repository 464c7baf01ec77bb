import Foundation
import Testing

/// `collect` with tools that answer by rule; LiveSambaTests asks a real server.
@Suite(.timeLimit(.minutes(15))) struct CollectCommandTests {
  @Test func `the script for Windows is printed whole, and its help says how to run it on a fleet`() throws {
    let printed = try Plumbline.run(["collect", "windows"])
    #expect(printed.exit == 0 && printed.error.isEmpty)
    #expect(printed.output.contains("param([string]$Path") && printed.output.contains("collection.json"))
    let help = try Plumbline.run(["collect", "windows", "--help"])
    #expect(help.output.contains("New-PSSession") && help.output.contains("elevated"))
  }

  @Test func `a machine becomes a folder that scan takes as one machine, whole`() throws {
    let samba = try FakeSamba(rpcclient: FakeSamba.server)
    let run = try samba.collect(["web01.corp.example", "--auth-file", "auth"])
    #expect(run.exit == 0, "\(run.error)")
    #expect(run.output == "collected/web01.corp.example\n" && run.error.isEmpty)
    #expect(try samba.outcomes("web01.corp.example")["rights"] == "complete")
    #expect(try samba.outcomes("web01.corp.example")["identity"] == "complete")
    #expect(try samba.outcomes("web01.corp.example")["tokens"] == "notAsked")
    let machine = try samba.record("web01.corp.example", "machine.json")
    #expect(machine.text("name") == "web01" && machine.text("fqdn") == "web01.corp.example")
    #expect(machine.text("role") == "member-server" && machine.text("build") == "20348")
    #expect(machine.text("forestSid") == "S-1-5-21-1-2-3" && machine.text("machineSid") == "S-1-5-21-7-8-9")

    let read = try Plumbline.run(["read", "collected"], in: samba.folder)
    #expect(read.exit == 0, "\(read.error)")
    let snapshots = try read.objects()
    #expect(snapshots.count == 1)
    let rights = try #require(snapshots.first).record("rights")
    #expect(rights.record("SeDebugPrivilege").list("principals") == ["S-1-5-32-544"])
    #expect(rights.record("SeTcbPrivilege").text("state") == "noOne")
    #expect(snapshots.first?.text("os") == "windows-server-2022")
    #expect(snapshots.first?.text("collectedAt").hasSuffix("Z") == true)
  }

  @Test func `no password and no word of the user reaches a command line or a shell`() throws {
    let samba = try FakeSamba(rpcclient: FakeSamba.server)
    _ = try samba.collect(
      ["WEB01", "--auth-file", "auth"],
      environment: ["PASSWD": "hunter2", "USER": "auditor%hunter2", "KRB5CCNAME": "FILE:/x"])
    #expect(samba.calls.contains("--authentication-file=auth") && samba.calls.contains("--client-protection=sign"))
    #expect(!samba.calls.contains("hunter2") && samba.calls.contains("KRB5CCNAME=FILE:/x"))
  }

  @Test(arguments: [
    ["-x"], ["a b"], ["../up"], ["WEB01;id"], ["WEB01", "web01"], [""], ["--", "-x"],
    ["256.1.1.1"], ["10.0.0"],
  ])
  func `a host that is no name is refused before anything is run`(_ hosts: [String]) throws {
    let samba = try FakeSamba(rpcclient: FakeSamba.server)
    #expect(try samba.collect(["--auth-file", "auth"] + hosts).exit == 64)
    #expect(samba.calls.isEmpty && !samba.folder.has("collected"))
  }

  @Test(arguments: [
    ([], "either --kerberos or --auth-file"),
    (["--kerberos", "--auth-file", "auth"], "either --kerberos or --auth-file"),
    (["--auth-file", "missing"], "No such file"), (["--auth-file", "open"], "chmod 600 open"),
    (["--auth-file", "bin"], "no file"), (["--auth-file", "empty"], "has no line `username"),
    (["--auth-file", "half"], "has no line `password"),
    (["--kerberos", "10.0.0.1"], "Kerberos knows machines by name"),
    (["--auth-file", "auth", "--timeout", "9"], "--timeout"), (["--auth-file", "auth", "--jobs", "0"], "--jobs"),
  ])
  func `credentials that others can read, or none, are wrong usage`(_ options: [String], _ words: String) throws {
    let samba = try FakeSamba(rpcclient: FakeSamba.server)
    try samba.writeCredentials("open", mode: 0o640)
    for (name, text) in [("empty", ""), ("half", "username = auditor\npassword =\n")] {
      let path = try samba.folder.write(name, text)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    }
    let run = try samba.collect(["WEB01"] + options)
    #expect(run.exit == 64 && run.error.contains(words), "\(run.error)")
    #expect(samba.calls.isEmpty)
  }

  @Test func `without Samba's tools it says what to install`() throws {
    let samba = try FakeSamba(rpcclient: FakeSamba.server)
    let run = try samba.collect(
      ["WEB01", "--auth-file", "auth"], environment: ["PATH": "\(samba.folder.path):/nowhere"])
    #expect(run.exit == 3 && run.error.contains("apt-get install smbclient samba-common-bin"), "\(run.error)")
  }

  @Test func `a folder that is there is not touched`() throws {
    let samba = try FakeSamba(rpcclient: FakeSamba.server)
    try samba.folder.write("collected/WEB01/secedit.inf", "mine")
    let run = try samba.collect(["WEB01", "--auth-file", "auth"])
    #expect(run.exit == 64 && run.error.contains("collected/WEB01 is there already"))
    #expect(samba.folder.text("collected/WEB01/secedit.inf") == "mine" && samba.calls.isEmpty)
  }

  /// What a machine may do instead of answering, and what becomes of its rights.
  private static let refusals: [(String, String, String, String)] = [
    (
      "no connection", "echo 'Cannot connect to server.  Error was NT_STATUS_HOST_UNREACHABLE'; exit 1", "failed",
      "HOST_UNREACHABLE"
    ),
    (
      "a wrong password", "echo 'Cannot connect to server.  Error was NT_STATUS_LOGON_FAILURE'; exit 1", "denied",
      "LOGON_FAILURE"
    ),
    (
      "a list that is refused", "case $commands in lsaenum*) echo 'result was NT_STATUS_ACCESS_DENIED' ;; esac",
      "denied", "ACCESS_DENIED"
    ),
    (
      "an account that is refused",
      "case $commands in 'lsaenumacctrights S-1-5-32-551') echo 'result was NT_STATUS_ACCESS_DENIED' ;; *)\n\(FakeSamba.server)\n;; esac",
      "partial", "ACCESS_DENIED"
    ),
    ("silence", "sleep 600", "failed", "no answer within 1 s"),
    ("noise", "yes noise", "failed", "too long"),
    ("a death", "kill -9 $$", "failed", "signal 9"),
    ("nothing", "exit 0", "failed", "not enumerated"),
  ]

  @Test(arguments: refusals)
  func `what is refused is said, and leaves gaps`(
    _ name: String, _ body: String, _ outcome: String, _ words: String
  ) throws {
    let samba = try FakeSamba(rpcclient: body)
    // Only who is silent is waited for: on a busy machine an answer, too, can take longer than a second.
    let patience = name == "silence" ? ["--timeout", "1s"] : []
    let run = try samba.collect(["WEB01", "--auth-file", "auth"] + patience)
    #expect(run.exit == 3 && run.error.contains(words), "\(run.error)")
    #expect(try samba.outcomes("WEB01")["rights"] == outcome)
    #expect(samba.folder.text("collected/WEB01/collection.json").contains(words))
    let read = try Plumbline.run(["read", "collected"], in: samba.folder)
    let snapshot = try #require(try read.objects().first)
    #expect(snapshot.record("rights").record("SeTcbPrivilege").text("state") == "notCollected")
  }

  @Test func `a refused password is tried on no other machine`() throws {
    let samba = try FakeSamba(rpcclient: "echo 'Cannot connect to server.  Error was NT_STATUS_LOGON_FAILURE'; exit 1")
    let run = try samba.collect(["A", "B", "C", "--auth-file", "auth"])
    #expect(run.exit == 3 && run.output == "collected/A\ncollected/B\ncollected/C\n")
    #expect(samba.calls.split(separator: "\n").count { $0.hasPrefix("rpcclient ") } == 1)
    #expect(try samba.outcomes("C")["rights"] == "notAsked")
    #expect(samba.folder.text("collected/C/collection.json").contains("A refused the credentials"))
  }

  @Test func `a password is tried once although machines before were not reached`() throws {
    let refused = "echo 'Cannot connect to server.  Error was NT_STATUS_LOGON_FAILURE'; exit 1"
    let silent = "echo 'Cannot connect to server.  Error was NT_STATUS_IO_TIMEOUT'; exit 1"
    let samba = try FakeSamba(rpcclient: "case $host in A|B) \(silent) ;; *) \(refused) ;; esac")
    let hosts = ["A", "B"] + (0..<12).map { "H\($0)" }
    let run = try samba.collect(hosts + ["--auth-file", "auth", "--jobs", "64"])
    #expect(run.exit == 3)
    #expect(samba.calls.split(separator: "\n").count { $0.hasPrefix("rpcclient ") } == 3)
  }

  @Test func `an account without rights is no fault of a complete collection`() throws {
    let samba = try FakeSamba(rpcclient: FakeSamba.server)
    #expect(try samba.collect(["WEB01", "--auth-file", "auth"]).exit == 0)
    let read = try Plumbline.run(["read", "collected"], in: samba.folder)
    #expect(!read.error.contains("warning") && !read.output.contains("collector-message"), "\(read.error)")
  }

  @Test func `nobody is asked where the folder cannot be made`() throws {
    let samba = try FakeSamba(rpcclient: FakeSamba.server)
    #expect(try samba.collect(["WEB01", "--auth-file", "auth", "--output", "auth/in"]).exit == 4)
    #expect(samba.calls.isEmpty)
  }

  @Test func `an identity that is not whole says what it lacks`() throws {
    let samba = try FakeSamba(rpcclient: FakeSamba.server, net: "true")
    _ = try samba.collect(["WEB01", "--auth-file", "auth"])
    #expect(try samba.outcomes("WEB01")["identity"] == "partial")
    #expect(samba.folder.text("collected/WEB01/collection.json").contains("did not say its build"))
  }

  @Test func `many machines are told in the order in which they were named`() throws {
    let samba = try FakeSamba(rpcclient: "case $host in B) sleep 0.3 ;; esac\n" + FakeSamba.server)
    let run = try samba.collect(["A", "B", "C", "D", "--auth-file", "auth", "--jobs", "3"])
    #expect(run.exit == 0 && run.output == "collected/A\ncollected/B\ncollected/C\ncollected/D\n", "\(run.error)")
    #expect(run.error.contains("A calls itself WEB01"))
    #expect(samba.folder.names == ["auth", "bin", "calls", "collected"])
  }
}
