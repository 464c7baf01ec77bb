import Foundation

/// A validator of JSON Schema that others wrote: Python's jsonschema, where it can be run here.
package enum SchemaValidator {
  /// What the validator has against documents, by line; empty where they are valid.
  ///
  /// - Parameters:
  ///   - schema: the schema as JSON; one that is itself no schema is a problem too.
  ///   - documents: JSON texts by name.
  /// - Returns: nil, after saying so, where there is no validator.
  package static func problems(schema: String, documents: [(name: String, json: String)]) throws -> [String]? {
    guard let python else {
      print("skipped: schemas need a PLUMBLINE_PYTHON, or a python3, with the package jsonschema")
      return nil
    }
    let folder = FileManager.default.temporaryDirectory.appending(path: "plumbline-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(schema.utf8).write(to: folder.appending(path: "schema.json"))
    let list = "[" + documents.map { "[\(quoted($0.name)), \($0.json)]" }.joined(separator: ",\n") + "]"
    try Data(list.utf8).write(to: folder.appending(path: "documents.json"))
    guard let finished = Command.run(python, ["-c", script], in: folder.path) else {
      return ["\(python) cannot be run"]
    }
    let lines = finished.output.split(separator: "\n").map(String.init)
    return finished.status == 0 || !lines.isEmpty ? lines : ["the validator ended with \(finished.status)"]
  }

  private static let script = """
    import json
    from jsonschema import Draft202012Validator
    schema = json.load(open("schema.json"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    for name, document in json.load(open("documents.json")):
        for error in validator.iter_errors(document):
            print(name, error.json_path, error.message[:200].replace("\\n", " "))
    """

  private static let python: String? = {
    let given = ProcessInfo.processInfo.environment["PLUMBLINE_PYTHON"]
    return [given ?? "python3"].first { Command.run($0, ["-c", "import jsonschema"], in: ".")?.status == 0 }
  }()

  private static func quoted(_ text: String) -> String {
    String(decoding: (try? JSONEncoder().encode(text)) ?? Data("\"\"".utf8), as: UTF8.self)
  }
}
