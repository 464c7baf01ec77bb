import Foundation
import RightsModel
import RightsSnapshots
import Testing

/// A file of `Tests/Fixtures/snapshots/<format>/`.
struct FormatFixture: Sendable, CustomTestStringConvertible {
  var format: String
  var name: String
  var bytes: [UInt8]

  var testDescription: String { "\(format): \(name)" }
  var uri: String { "fixtures/\(format)/\(name)" }

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Fixtures/snapshots")

  static let all: [FormatFixture] = SnapshotFormats.all.flatMap { format -> [FormatFixture] in
    let folder = root.appendingPathComponent(format.id)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0 != "expected.tsv" && !$0.hasPrefix(".") }.sorted().map { name in
      let data = (try? Data(contentsOf: folder.appendingPathComponent(name))) ?? Data()
      return FormatFixture(format: format.id, name: name, bytes: Array(data))
    }
  }

  /// What `expected.tsv` of the format says.
  struct Expectation {
    var rights: [UserRight: String] = [:]
    /// How many lines, rows or elements speak of rights.
    var lines = 7
    /// A right or privilege that no Windows has.
    var unknown = ["SeFlyPrivilege"]
    /// What is known of the machine, as `factsShorthand` writes it; nil where that is not asked.
    var facts: String?
  }

  func expected() throws -> Expectation {
    let text = try String(contentsOf: Self.root.appendingPathComponent("\(format)/expected.tsv"), encoding: .utf8)
    var rest = "?"
    var expectation = Expectation()
    for line in text.split(separator: "\n") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      switch fields[0] {
      case "*": rest = fields[1]
      case "lines": expectation.lines = try #require(Int(fields[1]))
      case "unknown": expectation.unknown = fields[1].split(separator: "|").map(String.init)
      case "facts": expectation.facts = fields[1]
      default: expectation.rights[try #require(UserRight(constant: fields[0]))] = fields[1]
      }
    }
    for right in UserRight.allCases where expectation.rights[right] == nil { expectation.rights[right] = rest }
    return expectation
  }

  func read(_ prefix: Int? = nil) throws -> [Snapshot] {
    let format = try #require(SnapshotFormats.named(format))
    let cut = Array(bytes.prefix(prefix ?? bytes.count))
    return format.read(cut.span, ReadContext(uri: uri, subject: Subject(kind: .machine, id: "WEB01")))
  }

  /// Whether what stands before a byte ends with a line break.
  func endsLine(before length: Int) -> Bool {
    bytes[max(0, length - 2)..<length].contains { $0 == 0x0A || $0 == 0x0D }
  }

  /// Lines of the file in its own encoding, counted as an editor does.
  var lines: Int {
    let isWide = bytes.contains(0)
    let breaks = bytes.enumerated().count { index, byte in
      guard byte == 0x0A else { return false }
      return !isWide || (index > 0 && bytes[index - 1] == 0) || (index + 1 < bytes.count && bytes[index + 1] == 0)
    }
    return breaks + 1
  }
}

/// The same questions to every registered format.
@Suite(.timeLimit(.minutes(15))) struct FormatConformanceTests {
  @Test(arguments: SnapshotFormats.all.map { $0.id })
  func `a format has fixtures, and an id of its own`(_ id: String) {
    #expect(FormatFixture.all.filter { $0.format == id }.count >= 5)
    #expect(SnapshotFormats.all.count { $0.id == id } == 1)
  }

  @Test(arguments: SnapshotFormats.all.map { $0.id })
  func `a format has a page that says how to produce it, what it proves and what it leaves open`(_ id: String) throws {
    let page = try #require(SnapshotFormats.named(id)).page
    #expect(!page.recipes.isEmpty)
    #expect(page.recipes.allSatisfy { !$0.commands.isEmpty && !$0.needs.isEmpty })
    for sentences in [page.proves, page.leavesOpen, page.traps, page.sources] { #expect(!sentences.isEmpty) }
    for sentence in [page.what] + page.proves + page.leavesOpen + page.traps + (page.warning.map { [$0] } ?? []) {
      #expect(sentence.hasSuffix(".") && !sentence.contains("  "), "\(sentence)")
    }
  }

  @Test(arguments: FormatFixture.all)
  func `every encoding and notation reads to the same model`(_ fixture: FormatFixture) throws {
    let snapshots = try fixture.read()
    #expect(snapshots.count == 1)
    let snapshot = try #require(snapshots.first)
    let expected = try fixture.expected()
    for (right, holders) in expected.rights { #expect(shorthand(snapshot.rights[right]) == holders, "\(right)") }
    #expect(snapshot.unknownRights.map(\.name) + snapshot.tokens.flatMap(\.unknownPrivileges) == expected.unknown)
    #expect(snapshot.lines == Snapshot.LineCount(read: expected.lines, rejected: 0))
    if let facts = expected.facts { #expect(snapshot.facts.shorthand == facts) }
    #expect(!snapshot.diagnostics.contains { $0.severity == .error }, "\(snapshot.diagnostics)")
  }

  @Test(arguments: FormatFixture.all)
  func `a fixture is recognised as its own format and as no other`(_ fixture: FormatFixture) {
    let head = Array(fixture.bytes.prefix(4096))
    let path = SnapshotPath(fixture.uri)
    #expect(SnapshotFormats.all.filter { $0.recognizes(head.span, at: path) }.map { $0.id } == [fixture.format])
    #expect(SnapshotFormats.recognize(head.span, at: path)?.id == fixture.format)
  }

  private static let strangers: [(String, [UInt8])] = [
    ("nothing", []), ("a byte order mark", [0xFF, 0xFE]), ("zeros", [UInt8](repeating: 0, count: 100)),
    ("text", Array("Access is denied.\r\n".utf8)),
    ("JSON of others", Array(#"{"kind": "Pod", "apiVersion": "v1"}"#.utf8)),
    ("YAML of others", Array("kind: Pod\n".utf8)),
    ("an INI file", Array("[autorun]\r\nopen=x\r\n".utf8)), ("XML", Array("<?xml version=\"1.0\"?><Snapshot/>".utf8)),
    ("our own baseline", Array("apiVersion: plumbline/v1\nkind: Baseline\n".utf8)),
    ("our own report", Array("{\"type\":\"run\",\"tool\":\"plumbline\"}\n".utf8)),
  ]

  @Test(arguments: strangers)
  func `a stranger is no format`(_ name: String, _ bytes: [UInt8]) {
    for path in ["WEB01.inf", "GptTmpl.inf", "WEB01.json"] {
      #expect(SnapshotFormats.recognize(bytes.span, at: SnapshotPath(path))?.id == nil, "\(name) as \(path)")
    }
  }

  @Test(arguments: FormatFixture.all)
  func `a file that is cut anywhere never makes nobody of somebody`(_ fixture: FormatFixture) throws {
    let whole = try #require(try fixture.read().first)
    let lines = fixture.lines
    // Gathered by hand: an expectation a right and byte would take minutes.
    var wrong: [String] = []
    for length in 0..<fixture.bytes.count {
      for snapshot in try fixture.read(length) {
        for right in UserRight.allCases {
          let before = whole.rights[right].assignment
          let after = snapshot.rights[right].assignment
          if !Self.isAllowed(after, after: before, atLineEnd: fixture.endsLine(before: length)) {
            wrong.append("\(right) became \(after) at byte \(length)")
          }
        }
        let invented = snapshot.facts.parts.filter { !whole.facts.parts.contains($0) }
        wrong += invented.map { "the machine became \($0) at byte \(length)" }
        wrong += Self.stray(snapshot.diagnostics, fixture.uri, lines: lines).map { "\($0) at byte \(length)" }
      }
    }
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(3))")
  }

  /// Whether a cut may turn one assignment into another: it may lose, never invent.
  private static func isAllowed(_ after: Assignment, after before: Assignment, atLineEnd: Bool) -> Bool {
    switch (before, after) {
    case (_, .notCollected): true
    case (.principals(let all, let whole), .principals(let some, let complete)):
      Set(some).isSubset(of: all) && (!complete || whole && some == all)
    // A template that ends with a line says nothing of its end.
    case (.principals, .notDefined), (.noOne, .notDefined): atLineEnd
    default: before == after
    }
  }

  private static func stray(_ diagnostics: [Diagnostic], _ uri: String, lines: Int) -> [String] {
    diagnostics.filter { diagnostic in
      guard let location = diagnostic.location, location.uri == uri else { return true }
      return !(1...max(1, lines)).contains(location.line ?? 1)
    }.map { "a diagnostic outside of the file: \($0)" }
  }

  @Test(arguments: FormatFixture.all)
  func `a file with any byte changed never traps, and says what is wrong inside the file`(
    _ fixture: FormatFixture
  ) throws {
    let format = try #require(SnapshotFormats.named(fixture.format))
    let changes: [UInt8] = [0x00, 0x0A, 0x22, 0x3D, 0x5B, 0xFF, 0x2A, 0x7D]
    let lines = fixture.lines + 1
    var wrong: [String] = []
    for index in stride(from: 0, to: fixture.bytes.count, by: 3) {
      var bytes = fixture.bytes
      bytes[index] = changes[index % changes.count]
      for snapshot in format.read(
        bytes.span, ReadContext(uri: fixture.uri, subject: Subject(kind: .machine, id: "WEB01")))
      {
        wrong += Self.stray(snapshot.diagnostics, fixture.uri, lines: lines).map { "\($0) at byte \(index)" }
      }
    }
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(3))")
  }

  @Test(arguments: SnapshotFormats.all.map { $0.id })
  func `noise of any kind never traps`(_ id: String) throws {
    let format = try #require(SnapshotFormats.named(id))
    var state: UInt64 = 7
    for round in 0..<400 {
      var bytes: [UInt8] =
        round % 3 == 0
        ? [0xFF, 0xFE] : round % 3 == 1 ? Array("[Privilege Rights]\r\n".utf8) : Array("{\"kind\":\"Snapshot\"".utf8)
      for _ in 0..<(round * 2) {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes.append(
          round % 2 == 0
            ? UInt8(truncatingIfNeeded: state >> 33) : Array("[]=,*\"\r\n S-1e;:{}\u{0}".utf8)[Int(state >> 33) % 18])
      }
      for snapshot in format.read(bytes.span, ReadContext(uri: "x", subject: Subject(kind: .machine, id: "x"))) {
        // Nothing that was whole was ever there: nobody may be certain to hold nothing by what is missing.
        #expect(snapshot.subject.kind == .machine || snapshot.layer == .groupPolicy)
      }
    }
  }
}
