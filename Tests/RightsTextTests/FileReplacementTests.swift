import Glibc
import RightsText
import Testing

@Suite struct FileReplacementTests {
  private func inFolder(_ body: (String) throws -> Void) throws {
    var template = Array("/tmp/plumbline-test-XXXXXX".utf8CString)
    try #require(mkdtemp(&template) != nil)
    let folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    defer {
      chmod(folder, 0o700)
      for entry in (try? DirectoryListing.entries(of: folder)) ?? [] { unlink("\(folder)/\(entry.name)") }
      rmdir(folder)
    }
    try body(folder)
  }

  private func make(_ path: String, _ text: String, mode: mode_t = 0o640) throws {
    let file = try #require(fopen(path, "w"))
    fputs(text, file)
    fclose(file)
    chmod(path, mode)
  }

  private func text(_ path: String) throws -> String {
    String(decoding: try FileReading.bytes(of: path), as: UTF8.self)
  }

  private func mode(_ path: String) -> mode_t {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode & 0o7777 : 0
  }

  @Test func `the new bytes have the old permissions, and nothing is left beside them`() throws {
    try inFolder { folder in
      try make("\(folder)/a", "old")
      try FileReplacement.write(Array("new and longer".utf8), to: "\(folder)/a")
      #expect(try text("\(folder)/a") == "new and longer")
      #expect(mode("\(folder)/a") == 0o640)
      #expect(try DirectoryListing.entries(of: folder).map(\.name) == ["a"])
    }
  }

  @Test func `a link stays a link`() throws {
    try inFolder { folder in
      try make("\(folder)/a", "old")
      symlink("a", "\(folder)/link")
      try FileReplacement.write(Array("new".utf8), to: "\(folder)/link")
      #expect(try text("\(folder)/a") == "new")
      var status = stat()
      lstat("\(folder)/link", &status)
      #expect(status.st_mode & S_IFMT == S_IFLNK)
    }
  }

  @Test func `a file that is not there is not made`() throws {
    try inFolder { folder in
      #expect(throws: FileReading.Fault.self) { try FileReplacement.write([], to: "\(folder)/a") }
      let left = try DirectoryListing.entries(of: folder)
      #expect(left.isEmpty)
    }
  }

  @Test(.enabled(if: geteuid() != 0, "root may write everywhere"))
  func `a folder that cannot be written leaves the file as it was`() throws {
    try inFolder { folder in
      try make("\(folder)/a", "old")
      chmod(folder, 0o500)
      #expect(throws: FileReading.Fault.self) { try FileReplacement.write(Array("new".utf8), to: "\(folder)/a") }
      #expect(try text("\(folder)/a") == "old")
    }
  }
}
