import Foundation
import RightsBaselines
import RightsModel

@testable import RightsEngine

/// A folder of baselines and their tests that is gone afterwards.
final class TestFolder {
  let path: String

  /// - Parameter files: names to contents.
  init(_ files: [String: String] = [:]) throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("plumbline-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, text) in files { try write(name, text) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ text: String) throws {
    let url = URL(fileURLWithPath: "\(path)/\(name)")
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func text(_ name: String) throws -> String { try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8) }

  /// Runs every test in it, against baselines beside them.
  func run(mutates: Bool = false, coverage: Bool = false, minimum: Int? = nil) async -> PolicyTestOutcome {
    var request = PolicyTestRequest(paths: [path], library: BaselineLibrary(files: []))
    request.mutates = mutates
    request.measuresCoverage = coverage || minimum != nil
    request.minimumCoverage = minimum
    request.jobs = 2
    return await PolicyTests.run(request)
  }

  /// The baseline `a.yaml`.
  func baseline() -> Baseline? {
    BaselineLibrary(files: []).load(ids: [], files: [LibraryFile.named(path + "/a.yaml")]).baselines.first
  }

  /// A baseline; `body` holds further keys and `rights`, unindented.
  static func baseline(layer: String = "effective", unlisted: String = "ignore", _ body: String) -> String {
    """
    apiVersion: plumbline/v1
    kind: Baseline
    id: a
    title: A sample
    version: "1"
    source: {publisher: Us, document: A page}
    layer: \(layer)
    unlisted: \(unlisted)
    \(body)

    """
  }

  /// A test of the baseline beside it; `body` holds the keys, unindented.
  static func test(_ body: String) -> String {
    "apiVersion: plumbline/v1\nkind: PolicyTest\nbaseline: a.yaml\n\(body)\n"
  }
}

extension PolicyTestOutcome {
  /// What failed: `test: what came out`, places left out.
  var complaints: [String] {
    tests.flatMap { test in test.failures.map { "\(test.name): \($0.split(separator: ": ", maxSplits: 1).last ?? "")" }
    }
  }
}
