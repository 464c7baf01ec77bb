import Foundation
import RightsModel
import RightsSnapshots
import Testing

/// Real exports and templates of public repositories, where they are at hand, against an independent reader.
@Suite(.timeLimit(.minutes(15))) struct CorpusTests {
  struct File: Sendable, CustomTestStringConvertible {
    var path: String
    var format: String
    var testDescription: String { path }
  }

  private static let root: String? = {
    let beside = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("shared").path
    let places = [ProcessInfo.processInfo.environment["PLUMBLINE_SHARED"], beside].compactMap { $0 }
    let found = places.first { FileManager.default.fileExists(atPath: $0 + "/corpus") }
    if found == nil { print("CorpusTests: no corpus at \(places); name it with PLUMBLINE_SHARED") }
    return found
  }()

  static let files: [File] = [("secedit-inf", "secedit"), ("gpttmpl", "gpttmpl")].flatMap { folder, format -> [File] in
    guard let root else { return [] }
    let path = "\(root)/corpus/\(folder)"
    return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
      .filter { name in [".inf", ".cfg", ".txt"].contains { name.lowercased().hasSuffix($0) } }
      .map { File(path: "\(path)/\($0)", format: format) }
  }

  // What each folder holds; no format of a snapshot is for baselines, and for what lies beside a backup's settings.
  private static let folders: [(name: String, format: String?)] = [
    ("azure-guestconfig-json", nil), ("dsc-mof", nil), ("gpo-backup-xml", nil), ("gpreport-xml", "gpreport"),
    ("gpttmpl", "gpttmpl"), ("hardeningkitty-csv", nil), ("intune-json", "intune"),
    ("osconfig-csv", nil), ("oval-scap", nil), ("policyrules", "policyrules"), ("powerstig-xml", nil),
    ("rsop-xml", nil), ("secedit-inf", "secedit"), ("sharphound-json", "sharphound"), ("systeminfo", "systeminfo"),
    ("token-txt", "windbg-token"), ("whoami-txt", "whoami"), ("win32provider-mof", "wmi-mof"), ("wmifilter-mof", nil),
    ("xccdf", nil),
  ]

  @Test(.disabled(if: root == nil, "no corpus"), arguments: folders)
  func `a real file is recognised as what its folder names`(_ folder: String, _ format: String?) throws {
    let path = "\(try #require(Self.root))/corpus/\(folder)"
    let names = try FileManager.default.contentsOfDirectory(atPath: path)
    #expect(!names.isEmpty)
    for name in names {
      let head = Array(try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)")).prefix(16 << 10))
      let place = SnapshotPath(folder == "gpttmpl" ? "x/GptTmpl.inf" : name)
      #expect(SnapshotFormats.recognize(head.span, at: place)?.id == format, "\(folder)/\(name)")
    }
  }

  @Test(.disabled(if: root == nil, "no corpus"), arguments: [("token-txt", "windbg-token"), ("whoami-txt", "whoami")])
  func `every row of a real token is read`(_ folder: String, _ format: String) throws {
    let path = "\(try #require(Self.root))/corpus/\(folder)"
    let format = try #require(SnapshotFormats.named(format))
    for name in try FileManager.default.contentsOfDirectory(atPath: path) {
      let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)")))
      let snapshot = try #require(
        format.read(bytes.span, ReadContext(uri: name, subject: Subject(kind: .machine, id: "A"))).first)
      #expect(!snapshot.tokens.isEmpty && snapshot.lines.rejected == 0, "\(name): \(snapshot.diagnostics)")
      #expect(!snapshot.diagnostics.contains { $0.severity == .error }, "\(name)")
    }
  }

  @Test(.disabled(if: root == nil, "no corpus"))
  func `the tokens of the article that the product starts from are those of its tables`() throws {
    let path = "\(try #require(Self.root))/sources/wmi-access-denied-impersonate-privilege.ja.txt"
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    let recognized = SnapshotFormats.recognize(bytes.span, at: SnapshotPath("article.txt"))
    let format = try #require(recognized)
    #expect(format.id == "windbg-token")
    let snapshot = try #require(
      format.read(bytes.span, ReadContext(uri: "article.txt", subject: Subject(kind: .machine, id: "A"))).first)
    #expect(snapshot.tokens.map { $0.privileges?.count } == [10, 23, 5])
    #expect(snapshot.tokens.map(\.user) == [SID("S-1-5-20"), nil, nil])
    #expect(snapshot.diagnostics.isEmpty && snapshot.lines == Snapshot.LineCount(read: 38, rejected: 0))
    let enabled = snapshot.tokens.map { token in
      (token.privileges ?? []).filter { $0.isEnabledByDefault == true }.map(\.right)
    }
    #expect(
      enabled == [
        [.changeNotifyPrivilege, .impersonatePrivilege, .createGlobalPrivilege],
        [.changeNotifyPrivilege, .impersonatePrivilege, .createGlobalPrivilege], [.changeNotifyPrivilege],
      ])
  }

  /// What a few lines of string splitting see: the lines of the section, and for known rights their holders.
  private struct Independent {
    var lines = 0
    var holders: [String: [Set<String>]] = [:]
    /// What the file calls the accounts with RID 500 and 501, in lower case, as `#500` and `#501`.
    var accounts = ["guest": "#501"]

    init(_ data: Data) {
      let text: String
      if data.starts(with: [0xFF, 0xFE]) {
        text = String(data: data.dropFirst(2), encoding: .utf16LittleEndian) ?? ""
      } else {
        let plain = data.starts(with: [0xEF, 0xBB, 0xBF]) ? data.dropFirst(3) : data
        text = String(data: plain, encoding: .utf8) ?? String(data: plain, encoding: .windowsCP1252) ?? ""
      }
      var isInside = false
      for line in text.components(separatedBy: .newlines) {
        let trimmed = line.trimmingCharacters(in: .whitespaces)
        for (key, rid) in [("NewAdministratorName", "#500"), ("NewGuestName", "#501")] where trimmed.hasPrefix(key) {
          let name = trimmed.drop { $0 != "=" }.dropFirst().trimmingCharacters(in: CharacterSet(charactersIn: " \""))
          accounts = accounts.filter { $0.value != rid }
          accounts[name.lowercased()] = rid
        }
        if trimmed.hasPrefix("["), trimmed.contains("]") {
          isInside = trimmed.lowercased().hasPrefix("[privilege rights]")
        } else if isInside, !trimmed.isEmpty, !trimmed.hasPrefix(";") {
          lines += 1
          guard let equals = trimmed.firstIndex(of: "=") else { continue }
          let right = trimmed[..<equals].trimmingCharacters(in: .whitespaces).lowercased()
          let entries = trimmed[trimmed.index(after: equals)...].components(separatedBy: ",")
            .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
            .map { $0.hasPrefix("*") ? String($0.dropFirst()).uppercased() : $0 }
          holders[right, default: []].append(Set(entries))
        }
      }
    }
  }

  @Test(.disabled(if: files.isEmpty, "no corpus"), arguments: files)
  func `a real file is read exactly as an independent reader reads it`(_ file: File) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: file.path))
    let bytes = Array(data)
    let independent = Independent(data)
    let format = try #require(SnapshotFormats.named(file.format))
    // Files of the corpus are not called as in their GPO, so the path is made up.
    let path = SnapshotPath(file.format == "gpttmpl" ? "x/GptTmpl.inf" : "x/WEB01.inf")
    #expect(SnapshotFormats.recognize(bytes.span, at: path)?.id == file.format)
    let snapshot = try #require(
      format.read(bytes.span, ReadContext(uri: file.path, subject: Subject(kind: .machine, id: "A"))).first)
    #expect(snapshot.lines.read + snapshot.lines.rejected == independent.lines, "every line is accounted for")

    for right in UserRight.allCases {
      let seen = independent.holders[right.constant.lowercased()] ?? []
      let observed = snapshot.rights[right]
      guard observed.fault == nil else {
        #expect(!seen.isEmpty, "\(right) is at fault without a line")
        continue
      }
      switch observed.assignment {
      case .principals(let principals, _):
        let read = Set(principals.map(Self.spelling))
        let accounts = file.format == "secedit" ? independent.accounts : [:]
        let expected = seen.map { Set($0.map { accounts[$0.lowercased()] ?? $0 }) }
        #expect(expected.allSatisfy { $0 == read }, "\(right): \(read), independently \(expected)")
        #expect(!seen.isEmpty)
      case .noOne: #expect(seen.allSatisfy { $0.isEmpty }, "\(right) is nobody's, independently \(seen)")
      case .notDefined: #expect(seen.isEmpty && file.format == "gpttmpl", "\(right)")
      case .notCollected: #expect(seen.isEmpty, "\(right) is not collected, independently \(seen)")
      }
    }
    let known = Set(UserRight.allCases.map { $0.constant.lowercased() })
    #expect(
      Set(snapshot.unknownRights.map { $0.name.lowercased() }) == Set(independent.holders.keys).subtracting(known))
  }

  @Test(.disabled(if: files.isEmpty, "no corpus"), arguments: files)
  func `a real file that is cut makes nobody of nobody`(_ file: File) throws {
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: file.path)))
    let format = try #require(SnapshotFormats.named(file.format))
    func read(_ length: Int) -> Snapshot? {
      Array(bytes.prefix(length)).withUnsafeBufferPointer {
        format.read($0.span, ReadContext(uri: "x", subject: Subject(kind: .machine, id: "A"))).first
      }
    }
    let whole = try #require(read(bytes.count))
    for step in 1..<60 {
      let cut = try #require(read(bytes.count * step / 60))
      for right in UserRight.allCases where whole.rights[right].assignment != .noOne {
        #expect(cut.rights[right].assignment != .noOne, "\(right) after \(step)/60")
      }
    }
  }

  /// Guests by name are bound to RIDs while reading.
  private static func spelling(_ principal: Principal) -> String {
    switch principal {
    case .sid(let sid): sid.description
    case .relative(_, let rid): "#\(rid)"
    case .name(let name): name
    }
  }
}
