import RightsModel
import RightsSnapshots
import Testing

@Suite struct GroupPolicyTemplateTests {
  static let head = "[Unicode]\r\nUnicode=yes\r\n[Version]\r\nRevision=1\r\n"

  @Test(arguments: [
    INFSample(
      "a missing line is not defined", head + "[Privilege Rights]\r\nSeDebugPrivilege = *S-1-1-0\r\n",
      ["SeDebugPrivilege": "S-1-1-0", "SeTcbPrivilege": "."]),
    INFSample(
      "an empty value defines nobody", head + "[Privilege Rights]\r\nSeTcbPrivilege =\r\n", ["SeTcbPrivilege": "-"]),
    INFSample("no section defines nothing", head, ["SeTcbPrivilege": ".", "SeDebugPrivilege": "."]),
    INFSample("a file without sections is not collected", "", ["SeTcbPrivilege": "?"], ["rights-not-collected@0"]),
    INFSample(
      "a cut last line leaves the rest open", head + "[Privilege Rights]\r\nSeDebugPrivilege = *S-1-1-0,*S-1-5-3",
      ["SeDebugPrivilege": "~S-1-1-0", "SeTcbPrivilege": "?"], ["unfinished-line@6", "not-whole@5"]),
    INFSample(
      "a cut before the section leaves everything open", "[Unicode]\r\nUnicode=yes\r\n[System Access]\r\nMinimumPass",
      ["SeTcbPrivilege": "?"], ["rights-not-collected@0"]),
    INFSample(
      "a malformed line spoils the file, as in Windows",
      head + "[Privilege Rights]\r\nSeDebugPrivilege = *x\r\nSeUndockPrivilege = *S-1-1-0\r\n",
      ["SeDebugPrivilege": "!", "SeUndockPrivilege": "!", "SeTcbPrivilege": "?"], rejected: 1,
      ["malformed-line@6", "template-ignored@5"]),
    INFSample(
      "a placeholder stays what it is",
      head + "[Privilege Rights]\r\nSeDenyNetworkLogonRight = ADD YOUR DOMAIN ADMINS,*S-1-5-32-546\r\n",
      ["SeDenyNetworkLogonRight": "S-1-5-32-546|ADD YOUR DOMAIN ADMINS"]),
    INFSample(
      "S-1-5-114 is one principal",
      head + "[Privilege Rights]\r\nSeDenyNetworkLogonRight=*S-1-5-32-546, *S-1-5-114\r\n",
      ["SeDenyNetworkLogonRight": "S-1-5-32-546|S-1-5-114".split(separator: "|").sorted().joined(separator: "|")]),
  ])
  func `a template reads as what it defines`(_ sample: INFSample) throws {
    let snapshot = try read(sample.text, GroupPolicyTemplate.self)
    for (name, expected) in sample.reads {
      let right = try #require(UserRight(constant: name))
      let parts = Set(shorthand(snapshot.rights[right]).split(separator: "|"))
      #expect(parts == Set(expected.split(separator: "|")), "\(name)")
    }
    #expect(snapshot.lines.rejected == sample.rejected)
    #expect(snapshot.diagnostics.map { "\($0.code)@\($0.location?.line ?? 0)" }.sorted() == sample.diagnostics.sorted())
  }
}
