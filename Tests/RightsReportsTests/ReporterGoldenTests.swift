import Foundation
import RightsReports
import RightsTestSupport
import Testing

/// One set of findings through all renderers, compared with what was looked at once.
///
/// `PLUMBLINE_RECORD=1` writes the goldens; the run that records fails, so that nobody records by accident.
@Suite struct ReporterGoldenTests {
  private static let goldens = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Goldens")

  @Test(arguments: Format.all, SampleRuns.shared)
  func `a run renders as it did`(format: Format, run: SampleRun) throws {
    let folder = Self.goldens.appending(path: format.type.id)
    let file = folder.appending(path: "\(run.name).\(format.type.fileExtension)")
    let bytes = format.render(run)
    if ProcessInfo.processInfo.environment["PLUMBLINE_RECORD"] == "1" {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
      Issue.record("recorded \(file.lastPathComponent)")
      return
    }
    let golden = try Data(contentsOf: file)
    #expect(String(decoding: bytes, as: UTF8.self) == String(decoding: golden, as: UTF8.self))
  }
}
