import ArgumentParser

/// `FORMAT` or `FORMAT=FILE`, as `--output` of a diagnosis takes it.
struct DiagnosisOutput {
  enum Format: String, CaseIterable {
    case text, json
  }

  var format: Format
  /// Nil for standard output.
  var path: String?

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

  private init(_ text: String) throws {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let format = Format(rawValue: String(parts[0])) else {
      let names = Format.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("there is no report format '\(parts[0])' here; the formats are \(names)")
    }
    self.format = format
    guard parts.count == 2, parts[1] != "-" else { return }
    if parts[1].isEmpty { throw ValidationError("--output \(text) names no file") }
    path = String(parts[1])
  }
}
