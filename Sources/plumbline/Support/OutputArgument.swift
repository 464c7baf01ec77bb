import ArgumentParser
import Glibc
import RightsEngine
import RightsReports

/// `FORMAT` or `FORMAT=FILE`, as `--output` takes it.
struct OutputArgument {
  var reporter: any Reporter.Type
  /// Nil for standard output.
  var path: String?

  static var names: String { Reporters.all.map { $0.id }.joined(separator: ", ") }

  init(_ text: String) throws {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let reporter = Reporters.named(String(parts[0])) else {
      throw ValidationError("there is no report format '\(parts[0])'; the formats are \(Self.names)")
    }
    self.reporter = reporter
    guard parts.count == 2, parts[1] != "-" else { return }
    if parts[1].isEmpty { throw ValidationError("--output \(text) names no file") }
    path = String(parts[1])
  }

  var output: ScanRequest.Output {
    let isShown = path == nil && Standard.output.isTerminal
    return ScanRequest.Output(
      reporter: reporter, path: path,
      options: ReporterOptions(
        colour: isShown && getenv("NO_COLOR") == nil, width: path == nil ? Standard.output.width : 100))
  }
}
