import RightsIdentity
import RightsModel
import Testing

@Suite struct PrincipalParserTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    var text: String
    var means: String
    var testDescription: String { text }
    init(_ text: String, _ means: String) { (self.text, self.means) = (text, means) }
  }

  @Test(arguments: [
    Sample("S-1-5-32-544", "S-1-5-32-544"), Sample("*S-1-5-32-544", "S-1-5-32-544"),
    Sample("s-1-0x5-32-544", "S-1-5-32-544"), Sample("Administrators", "S-1-5-32-544"),
    Sample("administratoren", "S-1-5-32-544"), Sample("BUILTIN\\Administrators", "S-1-5-32-544"),
    Sample("VORDEFINIERT\\Administratoren", "S-1-5-32-544"), Sample("NETWORK SERVICE", "S-1-5-20"),
    Sample("NETZWERKDIENST", "S-1-5-20"), Sample("NT AUTHORITY\\SERVICE", "S-1-5-6"), Sample("DIENST", "S-1-5-6"),
    Sample("Local account and member of Administrators group", "S-1-5-114"), Sample("Local account", "S-1-5-113"),
    Sample("NT SERVICE\\ALL SERVICES", "S-1-5-80-0"),
    Sample("NT SERVICE\\WdiServiceHost", "S-1-5-80-3139157870-2983391045-3678747466-658725712-1809340420"),
    Sample("IIS APPPOOL\\DefaultAppPool", "S-1-5-82-3006700770-424185619-1745488364-794895919-4004696415"),
    Sample("NT VIRTUAL MACHINE\\Virtual Machines", "S-1-5-83-0"),
    Sample("Window Manager\\Window Manager Group", "S-1-5-90-0"), Sample("Window Manager\\DWM-1", "S-1-5-90-0-1"),
    Sample("Administrator", "$machine-500"), Sample("Guest", "$machine-501"), Sample("Gast", "$machine-501"),
    Sample("$domain-512", "$domain-512"), Sample("$domain\\Domain Admins", "$domain-512"),
    Sample("$forest\\Enterprise Admins", "$forest-519"), Sample("$machine\\svc_web", "$machine\\svc_web"),
    Sample("CORP\\T0-Admins", "CORP\\T0-Admins"), Sample("nt service\\*", "NT SERVICE\\*"),
    Sample("$(backup-operators)", "$(backup-operators)"),
  ])
  func `a principal reads as what it means`(_ sample: Sample) throws {
    #expect(try PrincipalParser.parse(sample.text).get().description == sample.means)
  }

  @Test(arguments: [
    "", " Administrators", "Administrators ", "Administrator,", "Administrators, Users", "S-1-5-32-", "S-2-5-32-544",
    "S-1-5-32-4294967296", "*Administrators", "Domain Admins", "$domain", "$domain-", "$domain-+5", "$(a b)",
    "$other-1",
    "NT SERVICE\\", "\\x", "CORP\\*", "CORP\\svc*", "NT AUTHORITY\\NOBODY SUCH", "Admins\u{7}", "and member",
  ])
  func `what names no principal is refused`(_ text: String) {
    #expect(throws: PrincipalSyntaxError.self) { try PrincipalParser.parse(text).get() }
  }

  @Test func `a slip gets a suggestion`() {
    let error = #expect(throws: PrincipalSyntaxError.self) { try PrincipalParser.parse("Administratorss").get() }
    #expect(error?.help?.contains("`Administrators`") == true)
  }

  @Test func `no name of the table means two things`() {
    for principal in WellKnownPrincipal.all {
      for name in [principal.name] + principal.aliases + principal.localized.values {
        #expect(WellKnownNames.sidInAnyLanguage(name) == principal.sid, "\(name)")
      }
    }
  }

  @Test func `a German name is not a principal on an English machine`() {
    #expect(WellKnownNames.sid("DIENST", language: "en") == nil)
    #expect(WellKnownNames.sid("DIENST", language: "de-AT")?.description == "S-1-5-6")
    #expect(WellKnownNames.sid("SERVICE", language: nil)?.description == "S-1-5-6")
  }
}
