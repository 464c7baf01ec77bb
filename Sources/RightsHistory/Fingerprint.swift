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
  ///
  /// - Parameter detail: of an assertion: an account that is found in another right is another finding.
  package static func finding(
    rule: String, right: UserRight?, _ deviation: Deviation, detail: AssertionDetail? = nil
  ) -> String {
    var parts = Parts()
    parts.add("finding/1")
    parts.add(rule)
    parts.add(right?.constant ?? "")
    parts.add("missing")
    for principal in deviation.missing { parts.add(principal) }
    parts.add("unexpected")
    for principal in deviation.unexpected { parts.add(principal) }
    for part in detail?.parts ?? [] where part.isDeviating {
      guard case .right(let right, _) = part.item else { continue }
      parts.add("in")
      parts.add(right.constant)
      for principal in part.missing { parts.add(principal) }
      parts.add("and")
      for principal in part.unexpected { parts.add(principal) }
    }
    return parts.digest()
  }

  /// Texts, each preceded by its length, so that no two lists give the same bytes.
  private struct Parts {
    private var bytes: [UInt8] = []
    private var sid: [UInt8] = []

    init() { bytes.reserveCapacity(256) }

    mutating func add(_ text: String) {
      add(length: text.utf8.count)
      bytes.append(contentsOf: text.utf8)
    }

    mutating func add(_ principal: Principal) {
      guard case .sid(let holder) = principal else { return add(principal.description) }
      // No text in between: a fleet has a fingerprint for every deviation.
      sid.removeAll(keepingCapacity: true)
      holder.append(to: &sid)
      add(length: sid.count)
      bytes.append(contentsOf: sid)
    }

    private mutating func add(length: Int) {
      add(decimal: length)
      bytes.append(UInt8(ascii: ":"))
    }

    private mutating func add(decimal number: Int) {
      if number >= 10 { add(decimal: number / 10) }
      bytes.append(UInt8(number % 10) + 0x30)
    }

    /// Half of a SHA-256, as 32 lower-case hexadecimal digits.
    func digest() -> String {
      var hash = SHA256()
      bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
      return hash.finalize().withUnsafeBytes { digest in
        String(unsafeUninitializedCapacity: 32) { output in
          for index in 0..<16 {
            output[2 * index] = Self.digit(digest[index] >> 4)
            output[2 * index + 1] = Self.digit(digest[index] & 15)
          }
          return 32
        }
      }
    }

    private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? value + 0x30 : value + 0x57 }
  }
}
