import ArgumentParser
import RightsEngine
import RightsModel

/// What the options of a scan must be, wherever they come from.
enum ScanOptions {
  static func check(_ scan: Plumbline.Scan) throws {
    _ = try outputs(scan.outputs)
    if let failOn = scan.failOn, failOn != "never", Severity(rawValue: failOn) == nil {
      throw ValidationError("--fail-on is one of critical, high, medium, low, info, never; not '\(failOn)'")
    }
    if let maxAge = scan.maxAge, Age.seconds(maxAge) == nil {
      throw ValidationError("--max-age is a number and s, m, h, d or w, such as 36h; not '\(maxAge)'")
    }
    if let jobs = scan.jobs, jobs < 1 { throw ValidationError("--jobs is a number of at least 1") }
  }

  /// The reports that are asked for; `text` where none is.
  static func outputs(_ given: [String]) throws -> [ScanRequest.Output] {
    let parsed = try (given.isEmpty ? ["text"] : given).map { try OutputArgument($0) }
    if parsed.count(where: { $0.path == nil }) > 1 {
      throw ValidationError("only one report can go to standard output")
    }
    let files = parsed.compactMap(\.path)
    if Set(files).count < files.count { throw ValidationError("two reports cannot go to one file") }
    return parsed.map(\.output)
  }
}
