import Foundation
import RightsBaselines
import RightsEngine
import RightsModel
import RightsReports
import Testing

/// A temporary folder that goes with its last reference.
final class Folder: Sendable {
  let path: String

  init() throws {
    var template = Array("\(NSTemporaryDirectory())/plumbline-engine.XXXXXX".utf8CString)
    try #require(mkdtemp(&template) != nil)
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  @discardableResult
  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let full = "\(path)/\(name)"
    if name.contains("/") {
      try FileManager.default.createDirectory(
        at: URL(fileURLWithPath: full).deletingLastPathComponent(), withIntermediateDirectories: true)
    }
    let file = open(full, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    try #require(file >= 0)
    defer { close(file) }
    try #require(bytes.isEmpty || Glibc.write(file, bytes, bytes.count) == bytes.count)
    return full
  }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }
}

/// Scans in this process; the verdicts of every subject and rule.
func scan(
  _ paths: [String], baseline: String, inventory: String? = nil, format: String? = nil,
  change: (inout ScanRequest) -> Void = { _ in }
) async throws -> [Check: Judged] {
  let target = try Folder()
  let number = VerdictReporter.begin()
  let time = try #require(Timestamp("2026-11-01T00:00:00Z"))
  var request = ScanRequest(library: BaselineLibrary(files: []), asOf: time, toolVersion: "test")
  request.paths = paths
  request.baselines = [baseline]
  request.inventories = inventory.map { [$0] } ?? []
  request.format = format
  request.jobs = 2
  request.outputs = [
    .init(reporter: VerdictReporter.self, path: "\(target.path)/r", options: ReporterOptions(width: number))
  ]
  change(&request)
  let outcome = try await Scan.run(request) { _, _ in }
  try #require(outcome.exit != 2, "\(outcome.diagnostics.prefix(3))")
  return VerdictReporter.take(number)
}
