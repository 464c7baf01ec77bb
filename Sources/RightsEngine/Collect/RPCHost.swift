/// A machine to collect from, as somebody named it on the command line: a DNS or NetBIOS name, or an IPv4 address.
///
/// Nothing else gets near another program's arguments or a path.
package struct RPCHost: Sendable, Hashable, CustomStringConvertible {
  package let description: String

  /// Nil unless every part between two dots has 1 to 63 letters, digits, `-` and `_`, and begins with no `-`.
  package init?(_ text: String) {
    let labels = text.split(separator: ".", omittingEmptySubsequences: false)
    let isName = labels.allSatisfy { label in
      (1...63).contains(label.utf8.count) && label.first != "-"
        && label.utf8.allSatisfy { byte in
          switch byte {
          case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
          default: false
          }
        }
    }
    guard isName, text.utf8.count <= 253 else { return nil }
    description = text
    // What ends in a number is an address to whoever resolves it, or none.
    let endsInNumber = labels.last?.allSatisfy { $0.isASCII && $0.isNumber } ?? false
    guard !endsInNumber || isAddress || labels.count == 1 else { return nil }
  }

  /// Whether it is an address, which says nothing of what the machine is called.
  package var isAddress: Bool {
    let labels = description.split(separator: ".")
    return labels.count == 4 && labels.allSatisfy { UInt8($0) != nil }
  }

  /// The part before the first dot; nil for an address.
  var shortName: String? { isAddress ? nil : description.split(separator: ".").first.map(String.init) }

  /// Nil where it is no fully qualified name.
  var fqdn: String? { !isAddress && description.contains(".") ? description : nil }
}
