/// A JSON value whose members keep their order.
package indirect enum JSONValue: Sendable {
  case string(String)
  case bool(Bool)
  case number(Int)
  case array([JSONValue])
  case object([(String, JSONValue)])

  package static func strings(_ values: some Sequence<String>) -> JSONValue { .array(values.map { .string($0) }) }

  /// The value as text, two spaces a level, with a line feed at its end.
  package var text: String {
    var bytes: [UInt8] = []
    write(indent: 0, into: &bytes)
    bytes.write("\n")
    return String(decoding: bytes, as: UTF8.self)
  }

  private func write(indent: Int, into bytes: inout [UInt8]) {
    switch self {
    case .string(let string): bytes.write(json: string)
    case .bool(let bool): bytes.write(raw: bool ? "true" : "false")
    case .number(let number): bytes.write(raw: String(number))
    case .array(let items):
      Self.write(items, "[", "]", indent, into: &bytes) { item, bytes in item.write(indent: indent + 2, into: &bytes) }
    case .object(let members):
      Self.write(members, "{", "}", indent, into: &bytes) { member, bytes in
        bytes.write(json: member.0)
        bytes.write(": ")
        member.1.write(indent: indent + 2, into: &bytes)
      }
    }
  }

  private static func write<Item>(
    _ items: [Item], _ open: StaticString, _ close: StaticString, _ indent: Int, into bytes: inout [UInt8],
    _ writeItem: (Item, inout [UInt8]) -> Void
  ) {
    bytes.write(open)
    for (index, item) in items.enumerated() {
      if index > 0 { bytes.write(",") }
      breakLine(indent + 2, into: &bytes)
      writeItem(item, &bytes)
    }
    if !items.isEmpty { breakLine(indent, into: &bytes) }
    bytes.write(close)
  }

  private static func breakLine(_ indent: Int, into bytes: inout [UInt8]) {
    bytes.write("\n")
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent))
  }
}
