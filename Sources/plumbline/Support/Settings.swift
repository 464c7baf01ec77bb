import ArgumentParser
import Glibc
import RightsModel
import RightsText
import RightsYAML

/// What `PLUMBLINE_*` variables and `./.plumbline.yaml` say of options that the command line does not give.
///
/// A key is an option's long name; its variable is the same in upper case with `_`. A variable wins over the file. Lists in a
/// variable are separated by commas.
struct Settings {
  /// The options that may be set so.
  enum Key: String, CaseIterable {
    case baseline, policy, inventory, directory, library, os, role, output, only, skip, jobs, quiet, digests, locked,
      lock, waivers, known
    case failOn = "fail-on"
    case maxAge = "max-age"
    case failuresOnly = "failures-only"
    case noProgress = "no-progress"

    var variable: String {
      "PLUMBLINE_" + rawValue.uppercased().map { $0 == "-" ? "_" : String($0) }.joined()
    }

    fileprivate var isFlag: Bool { [.quiet, .digests, .locked, .failuresOnly, .noProgress].contains(self) }
    fileprivate var isList: Bool {
      [.baseline, .policy, .waivers, .inventory, .directory, .output, .only, .skip].contains(self)
    }
  }

  static let fileName = ".plumbline.yaml"

  private var values: [Key: [String]] = [:]

  /// - Throws: exit code 2, after saying why, where the file is wrong; 64 for a variable that makes no sense.
  static func load() throws -> Settings {
    var settings = Settings()
    if DirectoryListing.kind(of: fileName) == .file { try settings.readFile() }
    for key in Key.allCases {
      guard let value = getenv(key.variable).map({ String(cString: $0) }), !value.isEmpty else { continue }
      if key.isFlag, value != "true", value != "false" {
        throw ValidationError("\(key.variable) is true or false, not '\(value)'")
      }
      settings.values[key] = key.isList ? value.split(separator: ",").map(String.init) : [value]
    }
    return settings
  }

  func list(_ key: Key) -> [String] { values[key] ?? [] }
  func text(_ key: Key) -> String? { values[key]?.first }
  func flag(_ key: Key) -> Bool { values[key]?.first == "true" }

  private mutating func readFile() throws {
    let collector = DiagnosticCollector()
    do {
      let bytes = try FileReading.bytes(of: Self.fileName, limit: 1 << 20)
      let node = try YAMLReader.document(bytes, uri: Self.fileName)
      if let mapping = MappingReader(node, diagnostics: collector) {
        for key in Key.allCases { values[key] = Self.value(key, mapping) }
        mapping.finish()
      }
    } catch let error as DiagnosticError {
      collector.report(error.diagnostic)
    } catch let fault as FileReading.Fault {
      collector.error("unreadable-file", fault.message, at: SourceLocation(uri: Self.fileName))
    }
    guard collector.hasErrors else { return }
    Conversation.print(collector.diagnostics)
    throw ExitCode(2)
  }

  private static func value(_ key: Key, _ mapping: MappingReader) -> [String]? {
    if key.isFlag { return mapping.optionalBool(key.rawValue).map { [$0 ? "true" : "false"] } }
    if key.isList { return mapping.optionalStringList(key.rawValue, orSingle: true)?.map(\.value) }
    return mapping.optionalString(key.rawValue).map { [$0] }
  }
}
