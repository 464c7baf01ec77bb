import RightsModel
import RightsText

/// What every result of a rule repeats, as bytes that are ready to be appended.
final class JSONLinesRule: Sendable {
  /// `,"rule":"…","right":"…"`; an assertion has no right.
  let identity: [UInt8]
  /// `","severity":"…"`: it closes the string of the verdict before it.
  let severity: [UInt8]
  /// `,"expect":{…}`, or nothing.
  let expectation: [UInt8]
  /// All of that for a fail: most of what is written of a fleet.
  let failing: [UInt8]
  /// `,"declared":{…}`, or nothing.
  let declared: [UInt8]

  init(_ rule: RunRule) {
    var identity: [UInt8] = []
    identity.write(",\"rule\":")
    identity.write(json: rule.id)
    if let right = rule.right {
      identity.write(",\"right\":")
      identity.write(json: right.constant)
    }
    self.identity = identity
    var severity: [UInt8] = []
    severity.write("\",\"severity\":")
    severity.write(json: rule.severity.rawValue)
    self.severity = severity
    var expectation: [UInt8] = []
    var declared: [UInt8] = []
    switch rule {
    case .gap, .waiver, .outOfScope, .assertion: break
    case .baseline(let rule):
      expectation.write(",\"expect\":")
      expectation.write(rule.expectation)
    }
    if let location = rule.declaredAt {
      declared.write(",\"declared\":{\"uri\":")
      declared.write(json: location.uri)
      if let line = location.line {
        declared.write(",\"line\":")
        declared.write(line)
      }
      declared.append(UInt8(ascii: "}"))
    }
    self.expectation = expectation
    failing = identity + Array(",\"verdict\":\"fail".utf8) + severity + expectation
    self.declared = declared
  }
}
