import ArgumentParser
import RightsEngine
import RightsReports

/// `FORMAT` or `FORMAT=FILE`, as `--output` of a diagnosis takes it.
struct DiagnosisOutput {
  enum Format {
    case text, json
    /// One of the formats of scans.
    case report(any Reporter.Type)
  }

  var format: Format
  /// Nil for standard output.
  var path: String?

  /// The formats, the default first. A diagnosis has a text of its own.
  static let names = ["text", "json"] + Reporters.all.map { $0.id }.filter { $0 != TextReporter.id }

  /// The reports that are asked for; `text` where none is.
  static func all(_ given: [String]) throws -> [DiagnosisOutput] {
    let outputs = try (given.isEmpty ? ["text"] : given).map { try DiagnosisOutput($0) }
    if outputs.count(where: { $0.path == nil }) > 1 {
      throw ValidationError("only one report can go to standard output")
    }
    let files = outputs.compactMap(\.path)
    if Set(files).count < files.count { throw ValidationError("two reports cannot go to one file") }
    return outputs
  }

  /// What a scan would be asked; nil for the formats of a diagnosis alone.
  var report: ScanRequest.Output? {
    guard case .report(let reporter) = format else { return nil }
    return ScanRequest.Output(reporter: reporter, path: path, options: ReporterOptions())
  }

  private init(_ text: String) throws {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    switch (name, Reporters.named(name)) {
    case ("text", _): format = .text
    case ("json", _): format = .json
    case (_, let reporter?): format = .report(reporter)
    case (_, nil):
      throw ValidationError(
        "there is no report format '\(name)' here; the formats are \(Self.names.joined(separator: ", "))")
    }
    guard parts.count == 2, parts[1] != "-" else { return }
    if parts[1].isEmpty { throw ValidationError("--output \(text) names no file") }
    path = String(parts[1])
  }
}
