import RightsIdentity
import RightsModel
import RightsText

/// Labels of principals, `Name (SID)`, with the names that are the same on every machine kept.
struct PrincipalLabels: Sendable {
  /// How a report writes text that is not its own: escaped for its readers.
  typealias Writing = (_ text: String, _ out: inout [UInt8]) -> Void

  // Of SIDs that are called the same on every machine; one takes its slot from whatever was there.
  private var wellKnown = [(sid: SID, name: String)?](repeating: nil, count: slotCount)
  private static let slotCount = 64

  /// Appends the labels on the machine of `report`, separated by commas.
  ///
  /// - Parameter orphans: those of them that are known not to resolve, which is said.
  mutating func write(
    _ principals: [Principal], _ report: SubjectReport, orphans: [Principal] = [], into out: inout [UInt8],
    text write: Writing
  ) {
    for index in principals.indices {
      if index > 0 { out.write(", ") }
      self.write(principals[index], report, into: &out, text: write)
      if !orphans.isEmpty, orphans.contains(principals[index]) { out.write(" (orphan)") }
    }
  }

  /// The labels, separated by commas, as they are.
  mutating func list(_ principals: [Principal], _ report: SubjectReport) -> String {
    var bytes: [UInt8] = []
    write(principals, report, into: &bytes) { $1.write(raw: $0) }
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func write(
    _ principal: Principal, _ report: SubjectReport, into out: inout [UInt8], text write: Writing
  ) {
    guard case .sid(let sid) = principal else {
      return write(PrincipalNames.label(of: principal, names: report.names, facts: report.facts), &out)
    }
    guard let name = name(of: sid, report) else { return sid.append(to: &out) }
    write(name, &out)
    out.write(" (")
    sid.append(to: &out)
    out.append(UInt8(ascii: ")"))
  }

  private mutating func name(of sid: SID, _ report: SubjectReport) -> String? {
    if sid.isDomainAccount || !report.names.isEmpty && report.names[sid] != nil {
      return PrincipalNames.name(of: sid, names: report.names, facts: report.facts)
    }
    let slot = Int(sid.rid % UInt32(Self.slotCount))
    if let known = wellKnown[slot], known.sid == sid { return known.name }
    let name = PrincipalNames.name(of: sid, names: [:], facts: report.facts)
    if let name, WellKnownNames.principal(sid) != nil { wellKnown[slot] = (sid, name) }
    return name
  }

  /// The label of what a baseline names, on no machine in particular.
  static func label(_ reference: PrincipalReference) -> String {
    let facts = MachineFacts()
    switch reference {
    case .sid(let sid): return PrincipalNames.label(of: .sid(sid), names: [:], facts: facts)
    case .relative(let scope, let rid):
      return PrincipalNames.label(of: .relative(scope, rid: rid), names: [:], facts: facts)
    case .relativeName, .account, .anyOf, .parameter: return reference.description
    }
  }
}
