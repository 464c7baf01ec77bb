import RightsModel

/// A machine whose sources contradict each other, and a right that a GPO set.
extension SampleRuns {
  package var sources: SampleRun {
    let rules: [RunRule] = [.gap, .sourcesDisagree] + Self.rules.dropFirst()
    let own = Assignment.principals([Self.administrators], complete: true)
    let other = Assignment.principals([Self.administrators, Self.everyone], complete: true)
    var joined = machine(
      "ALPHA01",
      [
        RuleResult(
          ruleIndex: 1, verdict: .fail, deviation: Deviation(unexpected: [Self.everyone]),
          reason: "SeDebugPrivilege: secedit.inf:7 says Administrators, gpresult](1).xml:9 says {Everyone}",
          detail: AssertionDetail([
            AssertionPart(.right(.debugPrivilege, own), line: 7, source: 0),
            AssertionPart(.right(.debugPrivilege, other), unexpected: [Self.everyone], line: 9, source: 1),
          ])),
        RuleResult(
          ruleIndex: 5, verdict: .unknown, observed: ObservedRight(own, line: 7), reason: "its sources disagree"),
        RuleResult(
          ruleIndex: 7, verdict: .fail, observed: ObservedRight(.noOne, line: 8, source: 1),
          deviation: Deviation(missing: [.relative(.domain, rid: 512)])),
      ], rules)
    let path = "exports/gpresult](1).xml"
    joined.sources.append(
      InputFile(
        uri: path, length: Self.content(path).count, sha256: digest(Self.content(path)), purpose: .evidence))
    var setting = PolicySetting(precedence: 1)
    setting.gpo = "Servers](1) {A} <b>"
    setting.guid = GUID("31B2F340-016D-11D2-945F-00C04FB984F9")
    setting.domain = "corp.example"
    setting.scope = "corp.example/Servers"
    setting.isEnforced = true
    joined.attribution = [.networkLogonRight: setting]
    return run("sources", [joined], exits: [1, 3], reason: "2 findings at or above low", rules: rules)
  }
}
