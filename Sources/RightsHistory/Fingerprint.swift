internal import Crypto
package import RightsModel

/// What makes two findings of different runs the same one.
///
/// 64 lower-case hexadecimal digits: 32 of the subject and layer, then 32 of the rule, the right and the sorted missing and
/// unexpected principals. Never of paths, lines or message text, so that another account is another finding. Equal second
/// halves are the same deviation on different machines.
package enum Fingerprint {
  /// The half that says on whom.
  package static func subject(_ subject: Subject, _ layer: Layer) -> String {
    var parts = Parts()
    parts.add("subject/1")
    parts.add(subject.kind.rawValue)
    parts.add(subject.id.lowercased())
    parts.add(layer.rawValue)
    return parts.digest()
  }

  /// The half that says what.
  package static func finding(rule: String, right: UserRight?, _ deviation: Deviation) -> String {
    var parts = Parts()
    parts.add("finding/1")
    parts.add(rule)
    parts.add(right?.constant ?? "")
    parts.add("missing")
    for principal in deviation.missing { parts.add(principal) }
    parts.add("unexpected")
    for principal in deviation.unexpected { parts.add(principal) }
    return parts.digest()
  }

  /// Texts, each preceded by its length, so that no two lists give the same bytes.
  private struct Parts {
    private var bytes: [UInt8] = []

    init() { bytes.reserveCapacity(256) }

    mutating func add(_ text: String) {
      bytes.append(contentsOf: String(text.utf8.count).utf8)
      bytes.append(UInt8(ascii: ":"))
      bytes.append(contentsOf: text.utf8)
    }

    mutating func add(_ principal: Principal) { add(principal.description) }

    /// Half of a SHA-256, as 32 lower-case hexadecimal digits.
    func digest() -> String {
      let digest = SHA256.hash(data: bytes)
      return String(unsafeUninitializedCapacity: 32) { output in
        var index = 0
        for byte in digest.prefix(16) {
          output[index] = Self.digit(byte >> 4)
          output[index + 1] = Self.digit(byte & 15)
          index += 2
        }
        return index
      }
    }

    private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? value + 0x30 : value + 0x57 }
  }
}
