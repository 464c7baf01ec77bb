import RightsModel
import RightsText

/// The files of a run, each listed once, in the order in which they were first seen.
///
/// At a hundred thousand machines this is the one thing that grows: a path and a digest each.
struct SARIFArtifacts: Sendable {
  private var indices: [String: Int] = [:]
  private var rendered: [UInt8] = []

  init() {}

  /// Lists a file; nil where its path must not be told. Files are known by their path.
  @discardableResult
  mutating func add(_ file: InputFile) -> Int? {
    if let index = indices[file.uri] { return index }
    guard let path = InputPath.relative(file.uri) else { return nil }
    let index = indices.count
    indices[file.uri] = index
    if index > 0 { rendered.write(",\n") }
    rendered.write("{\"location\":")
    rendered.write(artifactLocation: path, index: nil)
    switch file.purpose {
    case .configuration: rendered.write(",\"roles\":[\"userSpecifiedConfiguration\"]")
    case .evidence: rendered.write(",\"roles\":[\"analysisTarget\"]")
    }
    rendered.write(",\"length\":")
    rendered.write(file.length)
    if let sha256 = file.sha256 {
      rendered.write(",\"hashes\":{\"sha-256\":")
      rendered.write(json: sha256)
      rendered.append(UInt8(ascii: "}"))
    }
    rendered.append(UInt8(ascii: "}"))
    return index
  }

  /// The index of a file that is listed.
  func index(of uri: String) -> Int? { indices[uri] }

  /// Appends `"artifacts":[…]`.
  func write(into out: inout [UInt8]) {
    out.write(key: "artifacts")
    out.append(UInt8(ascii: "["))
    out.append(contentsOf: rendered)
    out.append(UInt8(ascii: "]"))
  }
}

extension RunContext {
  /// Every file that says what is expected: each once, baselines, policies, then the others.
  var documents: [InputFile] {
    var seen: Set<String> = []
    return (baselines.flatMap(\.files) + policies.map(\.file) + configuration).filter { seen.insert($0.uri).inserted }
  }
}
