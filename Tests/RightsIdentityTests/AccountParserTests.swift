import RightsIdentity
import RightsModel
import Testing

@Suite struct AccountParserTests {
  @Test(arguments: [
    ("S-1-5-20", "S-1-5-20"), ("NETWORK SERVICE", "S-1-5-20"), ("NT AUTHORITY\\NetworkService", "S-1-5-20"),
    ("nt authority\\localservice", "S-1-5-19"), ("LocalSystem", "S-1-5-18"), (".\\LocalSystem", "S-1-5-18"),
    ("$domain-1107", "$domain-1107"), ("CORP\\svc_wmi", "CORP\\svc_wmi"), ("svc_wmi", "svc_wmi"),
    (".\\svc_wmi", ".\\svc_wmi"), ("gmsa_wmi$", "gmsa_wmi$"), ("CORP\\LocalSystem", "CORP\\LocalSystem"),
  ])
  func `an account is named as documents and Windows' tools do`(text: String, account: String) throws {
    let parsed = try AccountParser.parse(text).get()
    #expect(parsed.description == account)
    #expect(try AccountParser.parse(parsed.description).get() == parsed)
  }

  @Test(arguments: [
    "", " x", "S-1-x", "NT SERVICE\\*", "$(list)", "a,b", "NT AUTHORITY\\x", "a\u{1}", "*", "$nowhere-1",
  ])
  func `what names no one account is refused`(text: String) {
    #expect(throws: PrincipalSyntaxError.self) { try AccountParser.parse(text).get() }
  }

  @Test func `a service that is called like an account of Windows is itself`() throws {
    #expect(try AccountParser.parse("NT SERVICE\\LocalSystem").get() != .sid(SID.system))
  }
}
