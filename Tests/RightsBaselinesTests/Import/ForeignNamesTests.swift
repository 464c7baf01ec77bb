import RightsBaselines
import RightsModel
import Testing

/// Rights and principals as other tools write them.
@Suite struct ForeignNamesTests {
  @Test(arguments: UserRight.allCases)
  func `a right is found by its constant and by its name with other characters for the spaces`(_ right: UserRight) {
    #expect(ForeignRights.right(right.constant.lowercased()) == right)
    #expect(ForeignRights.right(right.displayName) == right)
    #expect(ForeignRights.right(right.displayName.replacing(" ", with: "_")) == right)
    #expect(ForeignRights.right(right.displayName.uppercased()) == right)
  }

  @Test func `what is no right is none`() {
    for text in ["", " ", "_", "SeFlyPrivilege", "Debug"] { #expect(ForeignRights.right(text) == nil) }
    #expect(ForeignRights.right("Deny log on through Terminal Services") == .denyRemoteInteractiveLogonRight)
  }

  static let principals: [(String, String)] = [
    ("*S-1-5-32-544", "S-1-5-32-544"), ("s-1-5-32-544", "S-1-5-32-544"), ("BUILTIN\\Administrators", "S-1-5-32-544"),
    (" Administrators ", "S-1-5-32-544"), ("Administratoren", "S-1-5-32-544"), ("Guests Group", "S-1-5-32-546"),
    ("NT AUTHORITY\\Local account and member of Administrators group", "S-1-5-114"),
    ("ADD YOUR DOMAIN ADMINS", "$domain-512"), ("ADD YOUR ENTERPRISE ADMINS", "$forest-519"),
    ("<ADD YOUR DOMAIN ADMINS SID>", "$domain-512"), ("S-1-5-domain-512", "$domain-512"),
    ("S-1-5-root domain-519", "$forest-519"), ("Domain Admins", "$domain-512"), ("Domain Admin Group", "$domain-512"),
    ("Enterprise Admins group", "$forest-519"), ("S-1-5-21-1-2-3-512", "$domain-512"),
    ("S-1-5-21-1-2-3-500", "S-1-5-21-1-2-3-500"), ("S-1-5-21-1-2-3-1001", "S-1-5-21-1-2-3-1001"),
    ("COMPUTERNAME\\Guest", "$machine-501"), (".\\backup", "$machine\\backup"), ("CORP\\x", "CORP\\x"),
    ("Guest", "$machine-501"), ("Window Manager\\Window Manager Group", "S-1-5-90-0"),
  ]

  @Test(arguments: principals)
  func `a principal is read`(_ text: String, _ expected: String) {
    #expect(ForeignPrincipals.parse(text).map(\.description) == .success(expected))
  }

  @Test(arguments: [
    "", "nobody knows", "member of Administrators group", "a, b", "{{ x }}", "NT AUTHORITY\\EXCHANGE SERVERS", "x@corp",
    "ADD YOUR OWN GROUP", "S-1-5-", "*S-1-x", String(repeating: "a group", count: 200),
  ])
  func `what names nobody in particular is refused`(_ text: String) {
    #expect(throws: (any Error).self) { try ForeignPrincipals.parse(text).get() }
  }

  @Test func `a bare name is an account where the format says so`() {
    #expect(ForeignPrincipals.parse("svc", bareName: .machine).map(\.description) == .success("$machine\\svc"))
    #expect(ForeignPrincipals.parse("svc", bareName: .domain).map(\.description) == .success("$domain\\svc"))
  }
}
