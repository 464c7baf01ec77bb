import RightsModel

// What came back.
extension WMISituation {
  func answer() -> WMILink {
    let limits = snapshot.completeness(of: .wmi)?.explanation.map { "; \($0)" } ?? ""
    guard let answer = access?.answer else {
      return WMILink(
        .answer, .notCollected, "how the call ended was not collected\(limits)",
        remedy: [
          "Collect the status of the call: 0x80041003 and 0x40009 are denials, and no error at all proves nothing"
        ])
    }
    let status = answer.status.map(Self.number)
    let known = status.flatMap { StatusCode(text: $0) }
    var facts: [String] = []
    if let status { facts.append("status \(known.map { "\($0.hexadecimal) \($0.name)" } ?? status)") }
    if let count = answer.instances { facts.append("\(count) \(count == 1 ? "instance" : "instances")") }
    if !answer.nullProperties.isEmpty { facts.append("NULL: \(answer.nullProperties.joined(separator: ", "))") }
    let evidence = facts.isEmpty ? [] : self.stated(facts.joined(separator: ", "))
    func link(_ state: WMILink.State, _ reason: String) -> WMILink {
      WMILink(.answer, state, reason, evidence: evidence)
    }
    if let known {
      switch known.outcome {
      case .denied: return link(.broken, "all of it was refused: \(known.meaning)")
      case .failed, .notAsked: return link(.broken, "the call failed: \(known.meaning)")
      case .partial where known.name == "WBEM_S_ACCESS_DENIED":
        return link(.broken, "part of it was refused: \(known.meaning)")
      case .partial, .complete: return link(.unknown, "what came may not be all: \(known.meaning)")
      }
    }
    if let status, !answer.isSuccess {
      return link(.unknown, "nothing is known of a call that ends with \(status)")
    }
    if !answer.nullProperties.isEmpty {
      return link(.unknown, "properties are NULL, as a provider gives what the client may not see, without an error")
    }
    // An enumeration that broke off ends without the status of success, too.
    guard status != nil else {
      return link(.unknown, "with which status the call ended was not collected, so what came may not be all\(limits)")
    }
    guard snapshot.provesAbsence(in: .wmi) else {
      return link(
        .unknown,
        "no error proves nothing: a provider may leave out what the client may not see, and report success\(limits)")
    }
    return link(.intact, "the call succeeded, and no property was reported as NULL")
  }

  // The headers name codes that people write instead of their number.
  private static func number(_ status: String) -> String {
    let word = status.uppercased()
    return StatusCode.all.first { $0.name == word }?.hexadecimal ?? status
  }
}
