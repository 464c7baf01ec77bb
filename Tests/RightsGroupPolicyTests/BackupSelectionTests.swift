import RightsGroupPolicy
import RightsModel
import Testing

@Suite struct BackupSelectionTests {
  typealias Candidate = BackupSelection.Candidate

  @Test func `the newest backup of a GPO counts and the others are named`() throws {
    let backups = [
      Candidate(subjectID: "corp.example/A", time: "2022-07-15T21:43:20", uri: "old"),
      Candidate(subjectID: "CORP.example/a", time: "2023-01-01T00:00:00", uri: "new"),
      Candidate(subjectID: "other.example/A", time: "2020-01-01T00:00:00", uri: "other"),
      Candidate(subjectID: "corp.example/A", time: "2021-01-01T00:00:00", uri: "oldest"),
    ]
    for candidates in [backups, backups.reversed()] {
      let choices = BackupSelection(candidates).choices
      #expect(choices.map(\.chosen.uri) == ["new", "other"])
      #expect(choices.map { $0.superseded.map(\.uri) } == [["old", "oldest"], []])
      #expect(choices.map(\.isAmbiguous) == [false, false])
    }
  }

  @Test func `no backup is the newest where times are missing or equal`() {
    let missing = [Candidate(subjectID: "A", time: nil, uri: "b"), Candidate(subjectID: "A", time: "2021", uri: "a")]
    #expect(BackupSelection(missing).choices.map(\.isAmbiguous) == [true])
    #expect(BackupSelection(missing).choices.map(\.chosen.uri) == ["a"])
    let equal = [Candidate(subjectID: "A", time: "2021", uri: "b"), Candidate(subjectID: "A", time: "2021", uri: "a")]
    #expect(BackupSelection(equal).choices.map(\.isAmbiguous) == [true])
    #expect(BackupSelection(equal).choices.map(\.chosen.uri) == ["a"])
    #expect(BackupSelection([Candidate(subjectID: "A", time: nil, uri: "a")]).choices.map(\.isAmbiguous) == [false])
    #expect(BackupSelection([]).choices.isEmpty)
  }

  @Test func `knows both default GPOs in the spelling of paths`() throws {
    #expect(DefaultGPO.all.map(\.name) == ["Default Domain Policy", "Default Domain Controllers Policy"])
    let guid = try #require(GUID("{6AC1786C-016F-11D2-945F-00C04fB984F9}"))
    #expect(DefaultGPO.named(guid)?.name == "Default Domain Controllers Policy")
  }
}
