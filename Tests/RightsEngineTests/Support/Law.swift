import RightsModel
import Testing

/// To know less never turns what is no pass into one. Subjects of variants are called `NAME_…` after the machine that they are
/// made of.
func expectNoNewPass(
  _ less: [Check: Judged], than whole: [Check: Judged], _ location: Testing.SourceLocation = #_sourceLocation
) {
  var wrong: [String] = []
  for (check, judged) in less where judged.verdict == .pass {
    let name = check.subject.split(separator: "_").first.map(String.init) ?? check.subject
    guard let before = whole[Check(subject: name, rule: check.rule)]?.verdict else { continue }
    if before != .pass, before != .notApplicable { wrong.append("\(check) was \(before) and passes") }
  }
  let some = wrong.sorted().prefix(3).joined(separator: "; ")
  #expect(wrong.isEmpty, "\(wrong.count): \(some)", sourceLocation: location)
}
