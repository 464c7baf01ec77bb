import Foundation
import RightsArchive
import RightsTestSupport
import Testing

@Suite struct ZipArchiveTests {
  private static let text = Array("[Privilege Rights]\r\nSeDebugPrivilege = *S-1-5-32-544\r\n".utf8)

  private func with(
    _ bytes: [UInt8], limits: ArchiveLimits = ArchiveLimits(), _ body: (ZipArchive) throws -> Void
  ) throws {
    let path = NSTemporaryDirectory() + "/plumbline-\(UUID().uuidString).zip"
    defer { unlink(path) }
    try #require(FileManager.default.createFile(atPath: path, contents: Data(bytes)))
    try body(try ZipArchive(path: path, limits: limits))
  }

  private func fault(_ bytes: [UInt8], limits: ArchiveLimits = ArchiveLimits()) throws -> String {
    do {
      try with(bytes, limits: limits) { _ in }
      return ""
    } catch let fault as ArchiveFault {
      return fault.message
    }
  }

  @Test func `an archive is as the folder that it holds`() throws {
    let archive = ZipSample([
      .init("WEB01/secedit.inf", Self.text), .init("WEB01\\sub\\a.txt", [1, 2, 3]), .init("empty/", []),
      .init("b.txt", []),
    ])
    try with(archive.bytes) { zip in
      #expect(zip.entries(of: "")?.map(\.name) == ["WEB01", "b.txt", "empty"])
      #expect(zip.entries(of: "")?.map(\.kind) == [.folder, .file, .folder])
      #expect(zip.entries(of: "WEB01")?.map(\.name) == ["secedit.inf", "sub"])
      #expect(zip.entries(of: "empty")?.isEmpty == true && zip.entries(of: "no") == nil)
      var buffer: [UInt8] = []
      let count = try zip.read("WEB01/secedit.inf", into: &buffer)
      #expect(count == Self.text.count)
      #expect(Array(buffer.prefix(Self.text.count)) == Self.text)
      let others = [try zip.read("WEB01/sub/a.txt", into: &buffer), try zip.read("b.txt", into: &buffer)]
      #expect(others == [3, 0])
      let nothing = try? zip.read("nothing", into: &buffer)
      #expect(nothing == nil)
    }
  }

  private static let hostile: [(name: String, entries: [ZipSample.Entry], says: String)] = [
    ("up", [.init("../x", text)], "leads out"), ("up behind a folder", [.init("a/../../x", text)], "leads out"),
    ("up with backslashes", [.init("..\\x", text)], "leads out"), ("absolute", [.init("/etc/x", text)], "leads out"),
    ("a drive", [.init("C:/x", text)], "leads out"), ("a stream", [.init("a:b", text)], "leads out"),
    ("no name", [.init("", text)], "leads out"), ("a line break", [.init("a\nb", text)], "leads out"),
    ("an empty component", [.init("a//b", text)], "leads out"),
    ("a deep one", [.init(String(repeating: "a/", count: 40) + "b", text)], "leads out"),
    ("a link", [.init("a", text, mode: 0o120777)], "a link"),
    ("a device", [.init("a", text, mode: 0o020666)], "device"),
    ("an encrypted one", [.init("a", text, flags: 1)], "encrypted"),
    ("another method", [.init("a", text, method: 12)], "another method"),
    ("one name twice", [.init("a", text), .init("a", text)], "one name"),
    ("one name twice but for case", [.init("a/b", text), .init("A/B", text)], "one name"),
    ("a file that is a folder", [.init("a", text), .init("a/b", text)], "one name"),
    ("a folder that is a file", [.init("a/b", text), .init("a", text)], "one name"),
    ("a folder with content", [.init("a/", text)], "has content"),
  ]

  @Test(arguments: hostile.indices) func `a hostile archive is refused as a whole`(_ index: Int) throws {
    let sample = Self.hostile[index]
    let entries = [ZipSample.Entry("good.inf", Self.text)] + sample.entries
    let message = try fault(ZipSample(entries).bytes)
    #expect(message.contains(sample.says), "\(sample.name): \(message)")
  }

  @Test func `each limit holds`() throws {
    let bytes = ZipSample([.init("a", Self.text), .init("b", Self.text)]).bytes
    func limited(_ change: (inout ArchiveLimits) -> Void) throws -> String {
      var limits = ArchiveLimits()
      change(&limits)
      return try fault(bytes, limits: limits)
    }
    #expect(try limited { $0.entries = 1 }.contains("more than 1 entries"))
    #expect(try limited { $0.entrySize = 10 }.contains("larger than"))
    #expect(try limited { $0.totalSize = 80 }.contains("together"))
    #expect(try limited { _ in }.isEmpty)
    var claims = ZipSample.Entry("a", Self.text)
    claims.claimedSize = 63 << 20
    #expect(try fault(ZipSample([claims]).bytes).contains("times larger"))
    claims.claimedSize = 65 << 20
    #expect(try fault(ZipSample([claims]).bytes).contains("larger than 64 MiB"))
    var overlapping = ZipSample.Entry("a", Self.text)
    overlapping.claimedPackedSize = 1 << 20
    #expect(try fault(ZipSample([overlapping]).bytes).contains("overlap"))
  }

  @Test func `a ZIP64 archive that counts fewer entries than it has is refused`() throws {
    let entries = [ZipSample.Entry("A/x.inf", Self.text), ZipSample.Entry("B/x.inf", Self.text)]
    #expect(try fault(ZipSample(entries, wideCount: 2).bytes).isEmpty)
    for count in [0, 1, 3] { #expect(try !fault(ZipSample(entries, wideCount: count).bytes).isEmpty, "\(count)") }
  }

  @Test func `many entries that are packed well are refused as one is`() throws {
    let entries = (0..<65).map { index in
      var entry = ZipSample.Entry("\(index)", Self.text)
      entry.claimedSize = 1 << 20
      return entry
    }
    #expect(try fault(ZipSample(entries).bytes).contains("its entries are more than 200 times larger"))
    #expect(try fault(ZipSample(Array(entries.prefix(64))).bytes).isEmpty)
  }

  @Test func `an archive that is cut anywhere, or changed anywhere, gives its files or says why not`() throws {
    let bytes = ZipSample([.init("a.inf", Self.text), .init("W/b.inf", Self.text)]).bytes
    for length in 0..<bytes.count {
      let message = try fault(Array(bytes.prefix(length)))
      #expect(!message.isEmpty, "\(length)")
    }
    for index in bytes.indices {
      var changed = bytes
      changed[index] ^= 0x41
      do {
        try with(changed) { zip in
          var buffer: [UInt8] = []
          for name in ["a.inf", "W/b.inf"] {
            guard let count = try? zip.read(name, into: &buffer) else { continue }
            // Nothing but the name, times and attributes may differ where the checksum holds.
            #expect(Array(buffer.prefix(count)) == Self.text, "\(index)")
          }
        }
      } catch is ArchiveFault {
        continue
      }
    }
  }

  @Test func `what is no archive is none`() throws {
    #expect(try fault([]).contains("no table of contents"))
    #expect(try fault(Self.text).contains("no table of contents"))
    #expect(ZipArchive.begins(ZipSample([]).bytes) && ZipArchive.begins(ZipSample([.init("a", [])]).bytes))
    #expect(!ZipArchive.begins(Self.text) && !ZipArchive.begins([0x50]))
  }
}
