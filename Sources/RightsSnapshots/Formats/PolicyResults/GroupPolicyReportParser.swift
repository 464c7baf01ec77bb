internal import RightsModel
internal import RightsXML

/// Reads one `GPO` element: which GPO it is, and which rights it defines. A right without an element is not defined.
struct GroupPolicyReportParser {
  private(set) var snapshot: Snapshot
  private let uri: String
  private var ledger: PolicyLedger

  init(_ snapshot: Snapshot, uri: String) {
    self.snapshot = snapshot
    self.uri = uri
    ledger = PolicyLedger(uri: uri)
  }

  mutating func parse(_ gpo: XMLElement) {
    identify(gpo)
    snapshot.facts.collectedAt = gpo.value(of: "ReadTime").flatMap { Timestamp($0) }
    let computer = gpo.child("Computer")
    if let computer {
      rights(computer)
      // What a report that lacks something lists is not surely all that the GPO sets.
      if let gap = gap(computer) { withhold(gap.reason, gap.element) } else { settle() }
      noteDisabled(computer)
    } else {
      withhold("it has no computer part", gpo)
    }
    for (right, observed) in ledger.faults { snapshot.rights[right] = observed }
    ledger.conclude(into: &snapshot)
  }

  private mutating func identify(_ gpo: XMLElement) {
    let identifier = gpo.child("Identifier")
    guard let guid = identifier?.value(of: "Identifier").flatMap({ GUID($0) }) else {
      snapshot.diagnostics.append(
        Diagnostic(
          .error, "unknown-gpo", "the report does not say which GPO it is of",
          at: (identifier ?? gpo).location(in: uri), help: "make it again with Get-GPOReport -ReportType Xml"))
      return
    }
    var identity = GroupPolicyIdentity(guid: guid, location: gpo.location(in: uri))
    identity.domain = identifier?.value(of: "Domain")
    identity.displayName = gpo.value(of: "Name")
    snapshot.subject = identity.subject
  }

  private mutating func rights(_ computer: XMLElement) {
    var labels = PolicyLabels()
    for element in SecurityExtension.rights(computer) {
      let statement = SecurityExtension.statement(element, labels: &labels)
      guard let right = ledger.accept(statement) else { continue }
      let holders = statement.holders
      let line = Int32(clamping: statement.line)
      let assignment: Assignment = holders.isEmpty ? .noOne : .principals(holders, complete: true)
      if snapshot.rights[right].line == 0 {
        snapshot.rights[right] = ObservedRight(assignment, line: line)
      } else if snapshot.rights[right].assignment != assignment {
        ledger.report(
          "contradicting-settings", right, "two settings of one GPO differ", line, help: "make the report again")
      }
    }
    labels.conclude(into: &snapshot)
  }

  /// Why the report may not tell all rights that the GPO defines.
  private func gap(_ computer: XMLElement) -> (reason: String, element: XMLElement)? {
    // 65535 is what the console writes for a version that it could not read.
    if let version = computer.child("VersionSysvol"), version.value == "65535" {
      return ("its folder in SYSVOL could not be read", version)
    }
    if ledger.hasNameless { return ("a user right in it has no name", computer) }
    return SecurityExtension.gap(computer)
  }

  private mutating func settle() {
    for right in UserRight.allCases where snapshot.rights[right].line == 0 {
      snapshot.rights[right] = ObservedRight(.notDefined)
    }
  }

  private mutating func withhold(_ reason: String, _ element: XMLElement) {
    for right in UserRight.allCases { snapshot.rights[right].assignment = .notCollected }
    snapshot.completeness = .partial(reason: "the report is not whole: \(reason)")
    snapshot.diagnostics.append(
      Diagnostic(
        .warning, "rights-not-collected", "the report is not whole, as \(reason): no right is collected",
        at: element.location(in: uri), help: "make it again with an account that may read the GPO"))
  }

  private mutating func noteDisabled(_ computer: XMLElement) {
    guard let enabled = computer.child("Enabled"), enabled.value == "false", ledger.lines.read > 0 else { return }
    snapshot.diagnostics.append(
      Diagnostic(
        .warning, "computer-part-disabled",
        "the computer part of this GPO is switched off: it defines user rights that no machine gets from it",
        at: enabled.location(in: uri), help: "switch it on, or remove the settings"))
  }
}
