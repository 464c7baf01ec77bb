import RightsModel
import RightsText

extension ResultWords {
  /// Appends what is wrong with an assertion: its reason, then the differences with the rights that they stand in.
  ///
  /// `unexpected A (S-1-…) in SeDebugPrivilege, SeTcbPrivilege; missing B (S-1-…) in SeBackupPrivilege`
  static func write(
    _ detail: AssertionDetail, of result: RuleResult, _ report: SubjectReport, _ labels: inout PrincipalLabels,
    separator: StaticString, into out: inout [UInt8], text write: PrincipalLabels.Writing
  ) {
    var differences: [(word: StaticString, key: [Principal], rights: [String])] = []
    func add(_ word: StaticString, isMissing: Bool) {
      var own: [(word: StaticString, key: [Principal], rights: [String])] = []
      for part in detail.parts {
        guard case .right(let right, _) = part.item else { continue }
        let principals = isMissing ? part.missing : part.unexpected
        if principals.isEmpty { continue }
        if let index = own.firstIndex(where: { $0.key == principals }) {
          own[index].rights.append(right.constant)
        } else {
          own.append((word, principals, [right.constant]))
        }
      }
      differences += own
    }
    add("missing", isMissing: true)
    add("unexpected", isMissing: false)
    if !result.reason.isEmpty || differences.isEmpty {
      write(result.reason.isEmpty ? "not as expected" : result.reason, &out)
      if !differences.isEmpty { out.write("; ") }
    }
    for (index, difference) in differences.enumerated() {
      if index > 0 { out.write("; ") }
      out.write(difference.word)
      out.write(separator)
      labels.write(difference.key, report, orphans: result.deviation.orphans, into: &out, text: write)
      out.write(" in ")
      write(difference.rights.joined(separator: ", "), &out)
    }
  }

  /// One piece of evidence: `SeDebugPrivilege: Administrators (S-1-5-32-544)`, or the statement.
  static func part(_ part: AssertionPart, _ report: SubjectReport, _ labels: inout PrincipalLabels) -> String {
    switch part.item {
    case .right(let right, let assignment): "\(right.constant): \(self.assignment(assignment, report, &labels))"
    case .statement(let text): text
    }
  }
}
