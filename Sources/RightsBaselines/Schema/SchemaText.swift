/// Prints JSON values with two spaces a level.
enum SchemaText {
  static func render(_ value: SchemaValue) -> String {
    var text = ""
    append(value, indent: "", to: &text)
    return text + "\n"
  }

  private static func append(_ value: SchemaValue, indent: String, to text: inout String) {
    switch value {
    case .string(let string): text += quoted(string)
    case .bool(let bool): text += bool ? "true" : "false"
    case .number(let number): text += String(number)
    case .array(let items):
      text += "["
      for (index, item) in items.enumerated() {
        text += (index == 0 ? "\n" : ",\n") + indent + "  "
        append(item, indent: indent + "  ", to: &text)
      }
      text += items.isEmpty ? "]" : "\n\(indent)]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        text += (index == 0 ? "\n" : ",\n") + indent + "  " + quoted(member.0) + ": "
        append(member.1, indent: indent + "  ", to: &text)
      }
      text += members.isEmpty ? "}" : "\n\(indent)}"
    }
  }

  private static func quoted(_ string: String) -> String {
    var text = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}
