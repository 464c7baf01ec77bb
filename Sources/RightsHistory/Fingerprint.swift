package import RightsModel

/// What makes two findings of different runs the same one.
///
/// 64 lower-case hexadecimal digits: 32 of the subject and layer, then 32 of the rule, the right, the sorted missing and
/// unexpected principals, and the providers of a rule about those. Never of paths, lines or message text, so that another account is another finding. Equal second
/// halves are the same deviation on different machines.
package enum Fingerprint {
  /// The half that says on whom.
  package static func subject(_ subject: Subject, _ layer: Layer) -> String {
    var parts = FingerprintParts()
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
    Rule(rule, right).finding(deviation, detail)
  }

  /// A rule's share of its findings' half, made once: a fleet has a fingerprint for every deviation.
  package struct Rule: Sendable {
    private let head: FingerprintParts

    package init(_ rule: String, _ right: UserRight?) {
      var head = FingerprintParts()
      head.add("finding/1")
      head.add(rule)
      head.add(right?.constant ?? "")
      head.add("missing")
      self.head = head
    }

    /// The half that says what.
    package func finding(_ deviation: Deviation, _ detail: AssertionDetail?) -> String {
      var parts = FingerprintParts(after: head)
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
      if let wmi = detail?.wmi, !wmi.providers.isEmpty {
        parts.add("providers")
        for part in wmi.providers.flatMap(\.parts) { parts.add(part) }
      }
      return parts.digest()
    }
  }
}
