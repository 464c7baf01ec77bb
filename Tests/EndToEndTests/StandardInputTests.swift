import Foundation
import Testing

/// Inputs that can be read only once.
@Suite(.timeLimit(.minutes(15))) struct StandardInputTests {
  @Test func `an export comes from standard input`() throws {
    let (run, records) = try Plumbline.scan(try Folder(), "-", input: Sample.utf16(Sample.failing))
    #expect(run.exit == 1, "\(run.error)")
    #expect(records.subjects == ["stdin"])
  }

  @Test func `native snapshots come from standard input, a machine a line`() throws {
    let folder = try Folder(["in/A.inf": Sample.clean, "in/B.inf": Sample.failing])
    let read = try Plumbline.run(["read", "in"], in: folder)
    let (run, records) = try Plumbline.scan(folder, "-", input: read.outputBytes)
    #expect(run.exit == 1, "\(run.error)")
    #expect(records.subjects == ["A", "B"])
  }

  @Test func `a pipe is read once and is the machine that its name says`() throws {
    let folder = try Folder()
    try #require(mkfifo("\(folder.path)/WEB01.inf", 0o600) == 0)
    let path = "\(folder.path)/WEB01.inf"
    // A thread of its own, since opening waits for the reader. Closed on exec: a pipe ends only when nobody can write to
    // it any more, the binary itself included.
    Thread.detachNewThread {
      let writer = open(path, O_WRONLY | O_CLOEXEC)
      let text = Array(Sample.failing.utf8)
      _ = write(writer, text, text.count)
      close(writer)
    }
    let (run, records) = try Plumbline.scan(folder, "WEB01.inf")
    #expect(run.exit == 1, "\(run.error)")
    #expect(records.subjects == ["WEB01"])
  }

  @Test func `nothing on standard input is a gap`() throws {
    #expect(try Plumbline.scan(try Folder(), "-", input: []).run.exit == 3)
  }
}
