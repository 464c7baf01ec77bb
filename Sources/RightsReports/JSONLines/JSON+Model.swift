package import RightsModel
import RightsText

/// Values of the model in the shape that the stable record gives them.
extension [UInt8] {
  /// `{"pass":40,"fail":2,…}`: every verdict, in the order of the enum.
  mutating func write(counts: VerdictCounts) {
    append(UInt8(ascii: "{"))
    write(countFields: counts)
    append(UInt8(ascii: "}"))
  }

  /// The same without the braces.
  mutating func write(countFields counts: VerdictCounts) {
    if last != UInt8(ascii: "{") { append(UInt8(ascii: ",")) }
    // Literal bytes: a machine's line is written for every machine.
    write("\"pass\":")
    write(counts[.pass])
    write(",\"fail\":")
    write(counts[.fail])
    write(",\"notApplicable\":")
    write(counts[.notApplicable])
    write(",\"notCollected\":")
    write(counts[.notCollected])
    write(",\"stale\":")
    write(counts[.stale])
    write(",\"unknown\":")
    write(counts[.unknown])
    write(",\"error\":")
    write(counts[.error])
    guard counts.waived + counts.accepted > 0 else { return }
    for (name, count) in counts.acceptances {
      write(",\"")
      write(raw: name)
      write("\":")
      write(count)
    }
  }

  /// A principal as a JSON string: its canonical SID, `$scope-rid`, or the name as it was read.
  mutating func write(_ principal: Principal) {
    switch principal {
    case .sid(let sid):
      append(UInt8(ascii: "\""))
      sid.append(to: &self)
      append(UInt8(ascii: "\""))
    case .relative: write(json: principal.description)
    case .name(let name): write(json: name)
    }
  }

  /// `"…","…"`.
  mutating func write(_ principals: [Principal]) {
    for index in principals.indices {
      if index > 0 { append(UInt8(ascii: ",")) }
      write(principals[index])
    }
  }

  /// A difference list after its opening, which ends in `[`.
  mutating func write(list opening: StaticString, _ principals: [Principal], evenIfEmpty: Bool) {
    guard evenIfEmpty || !principals.isEmpty else { return }
    write(opening)
    write(principals)
    append(UInt8(ascii: "]"))
  }

  /// The names of WMI providers after an opening that ends in `[`; nothing where there are none.
  mutating func write(list opening: StaticString, _ providers: [WMIProviderName]) {
    guard !providers.isEmpty else { return }
    write(opening)
    for (index, provider) in providers.enumerated() {
      if index > 0 { append(UInt8(ascii: ",")) }
      write(json: provider.description)
    }
    append(UInt8(ascii: "]"))
  }

  /// `,"providers":[…],"firstBroken":"…","remedy":[…]`: what a result about a link of the WMI access chain tells.
  mutating func write(_ finding: WMIFinding) {
    write(list: ",\"providers\":[", finding.providers)
    if let first = finding.firstBroken {
      write(",\"firstBroken\":")
      write(json: first.rawValue)
    }
    guard !finding.remedy.isEmpty else { return }
    write(",\"remedy\":[")
    for step in finding.remedy {
      writeElementSeparator()
      write(json: step)
    }
    append(UInt8(ascii: "]"))
  }

  /// `,"observed":{"state":…}`.
  mutating func write(observed assignment: Assignment) {
    switch assignment {
    case .principals(let principals, let complete):
      write(",\"observed\":{\"state\":\"principals\",\"complete\":")
      if complete { write("true") } else { write("false") }
      write(",\"principals\":[")
      write(principals)
      write("]}")
    case .noOne: write(",\"observed\":{\"state\":\"noOne\"}")
    case .notDefined: write(",\"observed\":{\"state\":\"notDefined\"}")
    case .notCollected: write(",\"observed\":{\"state\":\"notCollected\"}")
    }
  }

  /// An expectation as documents write it: `{"exactly":[…]}`, `"no one"`, `{"anyOf":[…]}`.
  ///
  /// Operators that must all hold share one object where they differ; two of one kind, or a part without a list, stand
  /// in an array under `allOf`.
  mutating func write(_ expectation: Expectation) {
    switch expectation {
    case .noOne: write("\"no one\"")
    case .notDefined: write("\"not defined\"")
    case .defined: write("\"defined\"")
    case .exactly, .within, .includes, .excludes:
      append(UInt8(ascii: "{"))
      write(operator: expectation)
      append(UInt8(ascii: "}"))
    case .any(let parts): write(parts, under: "{\"anyOf\":[")
    case .all(let parts):
      let names = parts.compactMap(Self.operatorName)
      guard names.count == parts.count, Set(names).count == names.count else {
        write(parts, under: "{\"allOf\":[")
        return
      }
      append(UInt8(ascii: "{"))
      for (index, part) in parts.enumerated() {
        if index > 0 { append(UInt8(ascii: ",")) }
        write(operator: part)
      }
      append(UInt8(ascii: "}"))
    }
  }

  /// A diagnostic as a line of its own; what to do follows the message.
  package mutating func write(diagnosticLine diagnostic: Diagnostic) {
    write("{\"type\":\"diagnostic\",\"severity\":")
    write(json: diagnostic.severity.rawValue)
    write(",\"code\":")
    write(json: diagnostic.code.id)
    write(",\"message\":\"")
    write(jsonContent: diagnostic.message)
    if let help = diagnostic.help {
      write("; ")
      write(jsonContent: help)
    }
    append(UInt8(ascii: "\""))
    if let location = diagnostic.location {
      write(",\"uri\":")
      write(json: location.uri)
      if let line = location.line {
        write(",\"line\":")
        write(line)
      }
      if let column = location.column {
        write(",\"column\":")
        write(column)
      }
    }
    write("}\n")
  }

  private mutating func write(_ parts: [Expectation], under opening: StaticString) {
    write(opening)
    for (index, part) in parts.enumerated() {
      if index > 0 { append(UInt8(ascii: ",")) }
      write(part)
    }
    write("]}")
  }

  private mutating func write(operator expectation: Expectation) {
    guard let name = Self.operatorName(expectation) else { return }
    append(UInt8(ascii: "\""))
    write(raw: name)
    write("\":[")
    for (index, reference) in expectation.references.enumerated() {
      if index > 0 { append(UInt8(ascii: ",")) }
      write(json: reference.description)
    }
    append(UInt8(ascii: "]"))
  }

  private static func operatorName(_ expectation: Expectation) -> String? {
    switch expectation {
    case .exactly: "exactly"
    case .within: "within"
    case .includes: "includes"
    case .excludes: "excludes"
    case .noOne, .notDefined, .defined, .all, .any: nil
    }
  }
}
