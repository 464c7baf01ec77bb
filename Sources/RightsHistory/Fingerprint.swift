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
    digest(["subject/1", subject.kind.rawValue, subject.id.lowercased(), layer.rawValue])
  }

  /// The half that says what.
  package static func finding(rule: String, right: UserRight?, _ deviation: Deviation) -> String {
    digest(
      ["finding/1", rule, right?.constant ?? ""] + ["missing"] + deviation.missing.map(\.description) + ["unexpected"]
        + deviation.unexpected.map(\.description))
  }

  // Every part is preceded by its length, so that no two lists give the same bytes.
  private static func digest(_ parts: [String]) -> String {
    var bytes: [UInt8] = []
    for part in parts {
      bytes.append(contentsOf: "\(part.utf8.count):".utf8)
      bytes.append(contentsOf: part.utf8)
    }
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in SHA256.hash(data: bytes).prefix(16) {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
