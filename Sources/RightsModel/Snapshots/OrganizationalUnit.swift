/// A place in the tree of a domain: an organizational unit or a container, however it was written.
///
/// Understands distinguished names (`OU=Web,OU=Servers,DC=corp,DC=example`) and canonical names
/// (`corp.example/Servers/Web`). Compared without case; a place without its domain is one in a domain that is not known.
/// A class, so that the facts of a machine, which few give it to, do not grow.
package final class OrganizationalUnit: Sendable, Hashable {
  /// As it was written.
  package let text: String
  /// DNS name of the domain in lower case; nil where it is not said.
  package let domain: String?
  /// From the root of the domain down, in lower case; empty for the root.
  package let path: [String]

  /// - Returns: nil for a text that is neither kind of name.
  package init?(_ text: String) {
    guard text.utf8.count <= 4096, let parts = Self.distinguished(text) ?? Self.canonical(text) else { return nil }
    (domain, path) = parts
    self.text = text
  }

  private init(text: String, domain: String?, path: [String]) {
    self.text = text
    self.domain = domain
    self.path = path
  }

  /// Where an object stands whose name this is: the place without its last part; nil for the root of a domain.
  package var parent: OrganizationalUnit? {
    guard !path.isEmpty else { return nil }
    let rest = text.contains("=") ? Self.split(text, at: ",").dropFirst().joined(separator: ",") : nil
    let canonical = Self.split(text, at: "/").dropLast().joined(separator: "/")
    return OrganizationalUnit(text: rest ?? canonical, domain: domain, path: Array(path.dropLast()))
  }

  /// Whether another place is this one or below it; nil where only a domain that is not said could tell.
  package func contains(_ other: OrganizationalUnit) -> Bool? {
    guard other.path.starts(with: path) else { return false }
    // Without a domain it is meant in every one.
    guard let domain else { return true }
    return other.domain.map { $0 == domain }
  }

  package static func == (lhs: OrganizationalUnit, rhs: OrganizationalUnit) -> Bool {
    lhs.domain == rhs.domain && lhs.path == rhs.path
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(domain)
    hasher.combine(path)
  }

  // MARK: - Grammar

  // `OU=Web,OU=Servers,DC=corp,DC=example`, RFC 4514: the nearest part first.
  private static func distinguished(_ text: String) -> (String?, [String])? {
    var labels: [String] = []
    var path: [String] = []
    for part in split(text, at: ",") {
      guard let equals = part.firstIndex(of: "=") else { return nil }
      let attribute = trimmed(part[..<equals]).lowercased()
      let value = unescaped(trimmed(part[part.index(after: equals)...]))
      guard let value, !value.isEmpty, !attribute.isEmpty else { return nil }
      switch attribute {
      case "dc": labels.append(value.lowercased())
      case "ou", "cn", "o":
        // What stands above the domain is no part of it.
        guard labels.isEmpty else { return nil }
        path.append(value.lowercased())
      default: return nil
      }
    }
    return (labels.isEmpty ? nil : labels.joined(separator: "."), path.reversed())
  }

  // `corp.example/Servers/Web`: the root first.
  private static func canonical(_ text: String) -> (String?, [String])? {
    var parts = split(text, at: "/")
    guard parts.count > 1, let domain = parts.first, domain.contains("."), !domain.contains(" ") else { return nil }
    // The root of a domain ends in a slash.
    if parts.last?.isEmpty == true { parts.removeLast() }
    let path = parts.dropFirst().map { unescaped(trimmed($0))?.lowercased() ?? "" }
    return path.contains("") ? nil : (domain.lowercased(), path)
  }

  // At separators that no backslash takes back.
  private static func split(_ text: String, at separator: Unicode.Scalar) -> [Substring] {
    var parts: [Substring] = []
    var start = text.startIndex
    var isEscaped = false
    for index in text.unicodeScalars.indices {
      let scalar = text.unicodeScalars[index]
      if isEscaped {
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else if scalar == separator {
        parts.append(text[start..<index])
        start = text.unicodeScalars.index(after: index)
      }
    }
    parts.append(text[start...])
    return parts
  }

  private static func trimmed(_ text: Substring) -> Substring {
    let start = text.drop { $0 == " " }
    guard let last = start.lastIndex(where: { $0 != " " }) else { return start }
    return start[...last]
  }

  // `\,` is a comma, `\2C` too; nil where nothing follows a backslash, or bytes are no text.
  private static func unescaped(_ text: Substring) -> String? {
    guard text.utf8.contains(UInt8(ascii: "\\")) else { return String(text) }
    let bytes = Array(text.utf8)
    var out: [UInt8] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "\\") else {
        out.append(bytes[index])
        index += 1
        continue
      }
      guard index + 1 < bytes.count else { return nil }
      if index + 2 < bytes.count, let high = hexadecimal(bytes[index + 1]), let low = hexadecimal(bytes[index + 2]) {
        out.append(high << 4 | low)
        index += 3
      } else {
        out.append(bytes[index + 1])
        index += 2
      }
    }
    return String(validating: out, as: UTF8.self)
  }

  private static func hexadecimal(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
