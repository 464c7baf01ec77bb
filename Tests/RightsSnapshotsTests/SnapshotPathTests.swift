import RightsSnapshots
import Testing

@Suite struct SnapshotPathTests {
  @Test(arguments: [
    "GptTmpl.inf", "gpo/{31B2F340-016D-11D2-945F-00C04FB984F9}/Machine/Microsoft/Windows NT/SecEdit/GptTmpl.inf",
    "x/gpttmpl.INF", "Server baseline - GptTmpl.inf", "a/machine/microsoft/windows nt/secedit/other.inf",
  ])
  func `a template is told by its name or its GPO's folder`(_ path: String) {
    #expect(SnapshotPath(path).isTemplate)
  }

  @Test(arguments: [
    "WEB01.inf", "secedit/WEB01.inf", "secedit.inf", "GptTmpl/WEB01.inf", "tmpl.inf", "", "/", "windows nt/secedit",
  ])
  func `everything else is an export`(_ path: String) {
    #expect(!SnapshotPath(path).isTemplate)
  }

  @Test(arguments: [
    ("exports/WEB01.inf", "WEB01.inf", "WEB01", "exports"), ("WEB01", "WEB01", "WEB01", nil),
    (".inf", ".inf", ".inf", nil),
    ("a/b.c.inf", "b.c.inf", "b.c", "a"), ("/x.inf", "x.inf", "x", nil), ("ü/Ä.inf", "Ä.inf", "Ä", "ü"),
  ])
  func `a path has a name, a stem and a folder`(path: String, name: String, stem: String, folder: String?) {
    #expect(SnapshotPath(path).fileName == name)
    #expect(SnapshotPath(path).stem == stem)
    #expect(SnapshotPath(path).folder == folder)
  }

  @Test(arguments: ["secedit.inf", "SecPol.cfg", "export.inf", "GPTTMPL.inf"])
  func `a generic name is nobody's`(_ path: String) {
    #expect(SnapshotPath(path).hasGenericStem)
    #expect(!SnapshotPath("x/WEB-" + path).hasGenericStem)
  }
}
