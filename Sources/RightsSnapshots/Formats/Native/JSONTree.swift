internal import FoundationEssentials
internal import RightsModel
internal import RightsYAML

/// Reads JSON into the same located nodes as YAML, so that one decoding serves both.
///
/// The decoder says nothing of places, so every node is located where its document begins. Keys are sorted: JSON objects
/// have no order.
enum JSONTree {
  static func node(_ bytes: [UInt8], at location: SourceLocation) throws(DiagnosticError) -> YAMLNode {
    let decoder = JSONDecoder()
    do {
      return try decoder.decode(Value.self, from: Data(bytes)).node(at: location)
    } catch {
      throw DiagnosticError(
        Diagnostic(
          .error, "invalid-json", "this is not valid JSON\(detail(error))", at: location, help: "write the document again"))
    }
  }

  private static func detail(_ error: any Error) -> String {
    guard case DecodingError.dataCorrupted(let context) = error, let cause = context.underlyingError else { return "" }
    return ": \("\(cause)".prefix(200))"
  }

  /// Any JSON value.
  private enum Value: Decodable {
    case null, bool(Bool), int(Int), double(Double), string(String)
    case array([Value])
    case object([String: Value])

    init(from decoder: any Decoder) throws {
      guard decoder.codingPath.count <= 64 else {
        throw DecodingError.dataCorrupted(
          .init(codingPath: [], debugDescription: "nested deeper than 64", underlyingError: TooDeep()))
      }
      if let keyed = try? decoder.container(keyedBy: Key.self) {
        var object: [String: Value] = [:]
        for key in keyed.allKeys { object[key.stringValue] = try keyed.decode(Value.self, forKey: key) }
        self = .object(object)
        return
      }
      if var list = try? decoder.unkeyedContainer() {
        var array: [Value] = []
        while !list.isAtEnd { array.append(try list.decode(Value.self)) }
        self = .array(array)
        return
      }
      let single = try decoder.singleValueContainer()
      if single.decodeNil() {
        self = .null
      } else if let value = try? single.decode(Bool.self) {
        self = .bool(value)
      } else if let value = try? single.decode(Int.self) {
        self = .int(value)
      } else if let value = try? single.decode(Double.self) {
        self = .double(value)
      } else {
        self = .string(try single.decode(String.self))
      }
    }

    func node(at location: SourceLocation) -> YAMLNode {
      switch self {
      case .null: YAMLNode(.scalar("null", style: .plain), at: location)
      case .bool(let value): YAMLNode(.scalar(value ? "true" : "false", style: .plain), at: location)
      case .int(let value): YAMLNode(.scalar(String(value), style: .plain), at: location)
      case .double(let value): YAMLNode(.scalar(String(value), style: .plain), at: location)
      case .string(let text): YAMLNode(.scalar(text, style: .quoted), at: location)
      case .array(let items): YAMLNode(.sequence(items.map { $0.node(at: location) }), at: location)
      case .object(let object):
        YAMLNode(
          .mapping(
            object.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map {
              YAMLNode.Entry(key: $0.key, keyLocation: location, value: $0.value.node(at: location))
            }), at: location)
      }
    }
  }

  private struct TooDeep: Error, CustomStringConvertible {
    var description: String { "it is nested deeper than 64" }
  }

  private struct Key: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}
