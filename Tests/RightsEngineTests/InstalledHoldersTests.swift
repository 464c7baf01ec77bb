import RightsBaselines
import RightsEngine
import RightsEvaluation
import RightsModel
import Testing

@Suite struct InstalledHoldersTests {
  @Test
  func `who holds SeImpersonatePrivilege as installed is what the library's defaults say, in every release and role`() {
    let baselines = BaselineLibrary.embedded.loadAll().baselines
    var compared = 0
    for os in OSRelease.all where os.rights.contains(.impersonatePrivilege) {
      for role in Role.allCases {
        guard let table = InstalledRights.table(baselines, os: os, role: role),
          case .principals(let principals, _) = table[.impersonatePrivilege].assignment
        else { continue }
        compared += 1
        #expect(
          Set(principals).isSuperset(of: WMISituation.installedHolders(os).map { Principal.sid($0) }),
          "\(os.id) \(role)")
        let others = Set(principals).subtracting(WMISituation.installedHolders(os).map { .sid($0) })
        #expect(others.isEmpty, "\(os.id) \(role): \(others)")
      }
    }
    #expect(compared > 40)
  }
}
