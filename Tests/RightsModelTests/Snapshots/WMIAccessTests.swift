import RightsModel
import Testing

@Suite struct WMIAccessTests {
  private static func joined(_ one: WMIAccess, _ two: WMIAccess) -> WMIAccess {
    var result = one
    result.complete(from: two)
    return result
  }

  @Test func `of two sources that speak of one thing a good word never hides a bad one`() {
    var good = WMIAccess()
    good.clientLevel = .impersonation
    (good.baseTest, good.dcom, good.namespaceSecurity) = (.passed, .passed, .passed)
    good.usesExplicitCredentials = true
    (good.client, good.hostAccount) = (.sid(.networkService), .sid(.system))
    good.answer = WMIAccess.Answer(status: "0x0", instances: 3)
    good.rightChangedAt = Timestamp(seconds: 1)
    var bad = WMIAccess()
    bad.clientLevel = .identification
    (bad.baseTest, bad.dcom, bad.namespaceSecurity) = (.failed, .failed, .failed)
    bad.usesExplicitCredentials = false
    (bad.client, bad.hostAccount) = (.sid(.localService), .sid(.networkService))
    bad.answer = WMIAccess.Answer(status: "0x80041003", instances: 0, nullProperties: ["Size"])
    bad.rightChangedAt = Timestamp(seconds: 2)
    var expected = bad
    (expected.client, expected.hostAccount) = (nil, nil)
    expected.answer?.instances = nil
    #expect(Self.joined(good, bad) == expected)
    #expect(Self.joined(bad, good) == expected)
    #expect(Self.joined(good, good) == good)
    #expect(Self.joined(good, WMIAccess()) == good)
    #expect(Self.joined(WMIAccess(), bad) == bad)
  }

  @Test func `what one source says is not found in another`() {
    var first = WMIAccess()
    (first.baseTest, first.location) = (.passed, SourceLocation(uri: "a.yaml", line: 7))
    var second = WMIAccess()
    (second.baseTest, second.dcom) = (.passed, .failed)
    second.location = SourceLocation(uri: "b.yaml", line: 5)
    for (one, two) in [(first, second), (second, first)] {
      let joined = Self.joined(one, two)
      #expect(joined.location(of: .dcom)?.uri == "b.yaml")
      #expect(joined.location(of: .baseTest) == one.location)
    }
    second.baseTest = .failed
    #expect(Self.joined(Self.joined(first, WMIAccess()), second).location(of: .baseTest)?.uri == "b.yaml")
    second.attestations = [WMIAccess.Attestation(by: "dev", on: Timestamp(seconds: 0))]
    second.hostProcess = "own.exe"
    for link in [WMILinkID.duties, .hosting] {
      #expect(Self.joined(first, second).location(of: link)?.uri == "b.yaml")
      #expect(Self.joined(second, first).location(of: link)?.uri == "b.yaml")
    }
    second.takeWithoutFile(.dcom)
    #expect(Self.joined(first, second).location(of: .dcom) == nil && second.location(of: .baseTest) != nil)
  }

  @Test func `a call without a status takes that of the other`() {
    var open = WMIAccess()
    open.answer = WMIAccess.Answer(instances: 3)
    var denied = WMIAccess()
    denied.answer = WMIAccess.Answer(status: "WBEM_S_ACCESS_DENIED", instances: 3)
    #expect(Self.joined(open, denied).answer == denied.answer)
    #expect(Self.joined(denied, open).answer == denied.answer)
  }
}
