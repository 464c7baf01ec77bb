import RightsModel
import RightsSnapshots
import Testing

/// An INF text and what it is read as: one right a line, `Right: state holders`.
struct INFSample: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var text: String
  /// Rights whose reading is checked: `SeDebugPrivilege` to its holders joined by `|`, `-` for nobody, `?` for not
  /// collected, `!` for a fault, `~` before holders that are incomplete, `.` for not defined.
  var reads: [String: String]
  var rejected = 0
  /// `code@line` of every diagnostic that is due.
  var diagnostics: [String] = []

  init(_ name: String, _ text: String, _ reads: [String: String], rejected: Int = 0, _ diagnostics: [String] = []) {
    (testDescription, self.text, self.reads, self.rejected, self.diagnostics) = (
      name, text, reads, rejected, diagnostics
    )
  }
}

func shorthand(_ observed: ObservedRight) -> String {
  if observed.fault != nil { return "!" }
  switch observed.assignment {
  case .principals(let list, let complete):
    return (complete ? "" : "~") + list.map(\.description).joined(separator: "|")
  case .noOne: return "-"
  case .notDefined: return "."
  case .notCollected: return "?"
  }
}

func read(
  _ text: String, _ format: any SnapshotFormat.Type, encode: (String) -> [UInt8] = { Array($0.utf8) }
) throws -> Snapshot {
  let bytes = encode(text)
  let snapshots = format.read(bytes.span, ReadContext(uri: "A.inf", subject: Subject(kind: .machine, id: "A")))
  return try #require(snapshots.first)
}

func utf16(_ text: String, bigEndian: Bool = false, mark: Bool = true) -> [UInt8] {
  (mark ? "\u{FEFF}" + text : text).utf16.flatMap { unit -> [UInt8] in
    let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
    return bigEndian ? [high, low] : [low, high]
  }
}

func export(_ lines: String..., access: String = "") -> String {
  "[Unicode]\r\nUnicode=yes\r\n" + access + "[Privilege Rights]\r\nSeChangeNotifyPrivilege = *S-1-1-0\r\n"
    + lines.map { $0 + "\r\n" }.joined() + "[Version]\r\nsignature=\"$CHICAGO$\"\r\nRevision=1\r\n"
}

@Suite struct SeceditExportTests {
  static let samples: [INFSample] = [
    INFSample(
      "holders in any order are a set", export("SeDebugPrivilege = *S-1-5-32-544,*S-1-1-0,*S-1-5-32-544"),
      ["SeDebugPrivilege": "S-1-1-0|S-1-5-32-544"]),
    INFSample(
      "a right without a line is held by nobody in a whole export", export(),
      ["SeTcbPrivilege": "-", "SeChangeNotifyPrivilege": "S-1-1-0"]),
    INFSample(
      "an empty value is nobody, not one nameless principal", export("SeTcbPrivilege ="), ["SeTcbPrivilege": "-"]),
    INFSample(
      "a name with spaces and an equals sign stays whole", export("SeBatchLogonRight = svc = backup, *S-1-5-32-544"),
      ["SeBatchLogonRight": "S-1-5-32-544|svc = backup"]),
    INFSample(
      "quoted names keep commas and quotes", export("SeBatchLogonRight = \"a,b=c\",\"say \"\"hi\"\"\",\"*S-1-1-0\""),
      ["SeBatchLogonRight": "S-1-1-0|a,b=c|say \"hi\""]),
    INFSample("a quoted key is the key", export("\"SeDebugPrivilege\" = *S-1-1-0"), ["SeDebugPrivilege": "S-1-1-0"]),
    INFSample(
      "constants compare without case", export("sesystemTIMEprivilege=*S-1-5-19"), ["SeSystemtimePrivilege": "S-1-5-19"]
    ),
    INFSample(
      "no spaces, many spaces and tabs",
      export("SeDebugPrivilege=*S-1-1-0 ,\t*S-1-5-6  ", "\tSeUndockPrivilege\t=\t*S-1-1-0"),
      ["SeDebugPrivilege": "S-1-1-0|S-1-5-6", "SeUndockPrivilege": "S-1-1-0"]),
    INFSample(
      "trailing and doubled separators are dropped and named", export("SeDebugPrivilege = *S-1-1-0,,*S-1-5-6,"),
      ["SeDebugPrivilege": "S-1-1-0|S-1-5-6"], ["empty-entry@5"]),
    INFSample(
      "a blank line and a comment in the section are nothing", export("", "; SeTcbPrivilege = *S-1-1-0", "   "),
      ["SeTcbPrivilege": "-"]),
    INFSample(
      "a SID without its mark is still a SID", export("SeDebugPrivilege = S-1-5-32-544"),
      ["SeDebugPrivilege": "S-1-5-32-544"], ["unmarked-sid@5"]),
    INFSample(
      "a mark without a SID is a fault of that right",
      export("SeDebugPrivilege = *Administrators", "SeUndockPrivilege = *S-1-1-0"),
      ["SeDebugPrivilege": "!", "SeUndockPrivilege": "S-1-1-0", "SeTcbPrivilege": "-"], rejected: 1,
      ["malformed-line@5"]),
    INFSample(
      "a quote that does not end is a fault", export("SeDebugPrivilege = \"a,*S-1-1-0"), ["SeDebugPrivilege": "!"],
      rejected: 1, ["malformed-line@5"]),
    INFSample(
      "a known right without an equals sign is a fault of that right", export("SeDebugPrivilege *S-1-1-0"),
      ["SeDebugPrivilege": "!", "SeTcbPrivilege": "-"], rejected: 1, ["malformed-line@5"]),
    INFSample(
      "a line about nothing known may be about any right", export("rubbish"),
      ["SeTcbPrivilege": "?", "SeChangeNotifyPrivilege": "S-1-1-0"], rejected: 1, ["malformed-line@5", "not-whole@3"]),
    INFSample(
      "an unknown right is kept and named", export("SeFlyPrivilege = *S-1-1-0"), ["SeTcbPrivilege": "-"],
      ["unknown-right@5"]),
    INFSample(
      "a right whose name has a slip is not nobody's", export("SeDebugPrivilegf = *S-1-1-0"),
      ["SeDebugPrivilege": "?", "SeTcbPrivilege": "-"], ["unknown-right@5"]),
    INFSample(
      "a slip beside the right itself changes nothing",
      export("SeDebugPrivilegf = *S-1-1-0", "SeDebugPrivilege = *S-1-5-6"),
      ["SeDebugPrivilege": "S-1-5-6"], ["unknown-right@5"]),
    INFSample(
      "equal duplicates are one",
      export("SeDebugPrivilege = *S-1-1-0,*S-1-5-6", "SEDEBUGPRIVILEGE = *S-1-5-6,*S-1-1-0"),
      ["SeDebugPrivilege": "S-1-1-0|S-1-5-6"], ["repeated-right@6"]),
    INFSample(
      "differing duplicates are a fault", export("SeDebugPrivilege = *S-1-1-0", "SeDebugPrivilege = *S-1-5-6"),
      ["SeDebugPrivilege": "!"], ["contradicting-lines@6"]),
    INFSample(
      "a repeated section goes on",
      export("SeDebugPrivilege = *S-1-1-0")
        + "[privilege rights]\r\nSeUndockPrivilege = *S-1-1-0\r\n[Profile Description]\r\n",
      ["SeDebugPrivilege": "S-1-1-0", "SeUndockPrivilege": "S-1-1-0", "SeTcbPrivilege": "-"], ["repeated-section@0"]),
    INFSample(
      "no section is not collected, never nobody", "[Unicode]\r\nUnicode=yes\r\n[Version]\r\nRevision=1\r\n",
      ["SeTcbPrivilege": "?", "SeDebugPrivilege": "?"], ["rights-not-collected@0"]),
    INFSample(
      "without a following section unlisted rights are unknown",
      "[Privilege Rights]\r\nSeChangeNotifyPrivilege = *S-1-1-0\r\n",
      ["SeTcbPrivilege": "?", "SeChangeNotifyPrivilege": "S-1-1-0"], ["not-whole@1"]),
    INFSample(
      "without SeChangeNotifyPrivilege unlisted rights are unknown",
      "[Privilege Rights]\r\nSeDebugPrivilege = *S-1-1-0\r\n[Version]\r\n",
      ["SeTcbPrivilege": "?", "SeDebugPrivilege": "S-1-1-0"], ["not-whole@1"]),
    INFSample(
      "a cut SID does not count as another one", "[Privilege Rights]\r\nSeDebugPrivilege = *S-1-5-32-544,*S-1-5-32-54",
      ["SeDebugPrivilege": "~S-1-5-32-544"], ["unfinished-line@2", "not-whole@1"]),
    INFSample(
      "a well-known SID at the very end is whole", "[Privilege Rights]\r\nSeDebugPrivilege = *S-1-5-32-544",
      ["SeDebugPrivilege": "~S-1-5-32-544"], ["unfinished-line@2", "not-whole@1"]),
    INFSample(
      "one that may go on is not", "[Privilege Rights]\r\nSeDebugPrivilege = *S-1-5-19,*S-1-5-6",
      ["SeDebugPrivilege": "~S-1-5-19"], ["unfinished-line@2", "not-whole@1"]),
    INFSample(
      "a line cut before its first holder says nothing", "[Privilege Rights]\r\nSeDebugPrivilege = *S-1-5",
      ["SeDebugPrivilege": "?"], ["unfinished-line@2", "not-whole@1"]),
    INFSample(
      "a renamed guest is RID 501, and another Guest is not",
      export(
        "SeDenyNetworkLogonRight = Besucher,Guest",
        access: "[System Access]\r\nNewAdministratorName = \"Chef\"\r\nNewGuestName = \"Besucher\"\r\n"),
      ["SeDenyNetworkLogonRight": "$machine-501|Guest"]),
    INFSample(
      "a literal Guest is RID 501 where no name is known", export("SeInteractiveLogonRight = Guest,Administrator"),
      ["SeInteractiveLogonRight": "$machine-501|Administrator"]),
    INFSample(
      "a renamed administrator is RID 500",
      export("SeInteractiveLogonRight = chef", access: "[System Access]\r\nNewAdministratorName = \"Chef\"\r\n"),
      ["SeInteractiveLogonRight": "$machine-500"]),
    INFSample(
      "a bracket inside a value opens no section", export("SeBatchLogonRight = [Version]x,*S-1-1-0"),
      ["SeBatchLogonRight": "S-1-1-0|[Version]x"]),
    INFSample(
      "a name beyond ASCII is verbatim", export("SeBatchLogonRight = Kôntö😀 ü,*S-1-1-0"),
      ["SeBatchLogonRight": "S-1-1-0|Kôntö😀 ü"]),
  ]

  @Test(arguments: samples)
  func `an export reads as what it says`(_ sample: INFSample) throws {
    try check(sample, read(sample.text, SeceditExport.self))
  }

  @Test(arguments: samples, ["utf-16le", "utf-16le without a mark", "utf-16be", "utf-8 with a mark", "lf", "cr"])
  func `the encoding and the line ends change nothing`(_ sample: INFSample, _ encoding: String) throws {
    let snapshot = try read(sample.text, SeceditExport.self) { text in
      switch encoding {
      case "utf-16le": utf16(text)
      case "utf-16le without a mark": utf16(text, mark: false)
      case "utf-16be": utf16(text, bigEndian: true)
      case "utf-8 with a mark": Array(("\u{FEFF}" + text).utf8)
      case "lf": Array(text.replacing("\r\n", with: "\n").utf8)
      default: Array(text.replacing("\r\n", with: "\r").utf8)
      }
    }
    check(sample, snapshot)
  }

  private func check(_ sample: INFSample, _ snapshot: Snapshot) {
    for (name, expected) in sample.reads {
      guard let right = UserRight(constant: name) else {
        Issue.record("no such right: \(name)")
        continue
      }
      #expect(shorthand(snapshot.rights[right]) == expected, "\(name)")
    }
    #expect(snapshot.lines.rejected == sample.rejected)
    #expect(snapshot.diagnostics.map { "\($0.code)@\($0.location?.line ?? 0)" }.sorted() == sample.diagnostics.sorted())
  }

  @Test func `a file in no known encoding is read as a guess, and says so`() throws {
    let text = export("SeBatchLogonRight = M\u{fc}ller,*S-1-1-0")
    let snapshot = try read(text, SeceditExport.self) { $0.unicodeScalars.map { UInt8($0.value) } }
    #expect(shorthand(snapshot.rights[.batchLogonRight]) == "S-1-1-0|Müller")
    #expect(snapshot.diagnostics.map(\.code) == ["guessed-encoding"])
  }

  @Test func `every line of the section is read or rejected`() throws {
    let snapshot = try read(
      export("SeDebugPrivilege = *S-1-1-0", "SeX = a", "", "; c", "what", "SeUndockPrivilege = *x"), SeceditExport.self)
    #expect(snapshot.lines == Snapshot.LineCount(read: 3, rejected: 2))
    #expect(snapshot.unknownRights.map(\.name) == ["SeX"])
  }

  @Test(arguments: ["", "\u{FEFF}SeTcbPrivilege", "SeTcb\u{1}rivilege", "SeTcb Privilege", "SeTcb\u{FFFD}rivilege"])
  func `a name that no right can have may be any right's, so nobody is shown to hold nothing`(_ name: String) throws {
    let text = export("SeDebugPrivilege = *S-1-1-0", "\(name) = *S-1-1-0")
    for bytes in [Array(text.utf8), utf16(text)] {
      let snapshot = try read("", SeceditExport.self) { _ in bytes }
      #expect(shorthand(snapshot.rights[.debugPrivilege]) == "S-1-1-0")
      #expect(snapshot.rights[.tcbPrivilege].assignment == .notCollected)
      #expect(snapshot.diagnostics.contains { $0.code == "malformed-line" && $0.location?.line != nil })
    }
  }

  @Test(arguments: ["utf-8", "utf-16le"])
  func `no cut anywhere makes a holder vanish into nobody`(_ encoding: String) throws {
    let text = export("SeDebugPrivilege = *S-1-5-32-544,*S-1-5-21-1-2-3-1105", "SeUndockPrivilege = Fuß,*S-1-1-0")
    let whole = encoding == "utf-8" ? Array(text.utf8) : utf16(text)
    let full = try read(text, SeceditExport.self)
    for length in 0..<whole.count {
      let cut = try read("", SeceditExport.self) { _ in Array(whole[..<length]) }
      for right in UserRight.allCases {
        switch (full.rights[right].assignment, cut.rights[right].assignment) {
        case (_, .notCollected): break
        case (let before, let after) where before == after: break
        case (.principals(let before, _), .principals(let after, complete: false)):
          #expect(Set(after).isSubset(of: before), "\(right) at \(length)")
        case (let before, let after): Issue.record("\(right) at \(length): \(before) became \(after)")
        }
      }
    }
  }

  @Test func `any bytes at all are read without a trap`() {
    var state: UInt64 = 7
    func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33
    }
    let base = utf16(
      export("SeDebugPrivilege = *S-1-5-32-544,\"a\"", access: "[System Access]\r\nNewGuestName = \"G\"\r\n"))
    for _ in 0..<3000 {
      var bytes = base
      for _ in 0..<(1 + next() % 6) { bytes[Int(next()) % bytes.count] = UInt8(next() & 0xFF) }
      let context = ReadContext(uri: "x", subject: Subject(kind: .machine, id: "x"))
      #expect(SeceditExport.read(bytes.span, context).count == 1)
      #expect(GroupPolicyTemplate.read(bytes.span, context).count == 1)
    }
  }
}
