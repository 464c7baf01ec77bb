import RightsModel
import Testing

@Suite struct CatalogueTests {
  @Test func `the catalogue holds 45 rights in the byte order of their constants`() {
    let constants = UserRight.allCases.map(\.constant)
    #expect(constants.count == 45)
    #expect(constants == constants.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    #expect(Set(constants).count == 45)
  }

  @Test(arguments: UserRight.allCases)
  func `a right is found by its constant in any case and has its names`(_ right: UserRight) {
    #expect(UserRight(constant: right.constant) == right)
    #expect(UserRight(constant: right.constant.uppercased()) == right)
    #expect(UserRight(constant: right.constant + "x") == nil)
    for language in ["en", "ja", "ko"] { #expect(right.displayName(in: language)?.isEmpty == false) }
  }

  @Test(arguments: [UserRight.debugPrivilege, .tcbPrivilege, .delegateSessionUserImpersonatePrivilege])
  func `a constant with any byte changed is another word, but for case`(_ right: UserRight) {
    let constant = Array(right.constant.utf8)
    for index in constant.indices {
      for byte in UInt8.min...UInt8.max {
        var changed = constant
        changed[index] = byte
        let isSame =
          Character(Unicode.Scalar(byte)).lowercased() == Character(Unicode.Scalar(constant[index])).lowercased()
        #expect(UserRight(utf8: changed.span) == (isSame ? right : nil))
      }
    }
    for length in 0..<constant.count { #expect(UserRight(utf8: constant.span.extracting(..<length)) == nil) }
    #expect(UserRight(utf8: [UInt8](repeating: 0x53, count: 1000).span) == nil)
  }

  @Test func `LUIDs and mode bits are unique`() {
    var luids: [UInt32] = []
    var modes: [UInt32] = []
    for right in UserRight.allCases {
      switch right.kind {
      case .privilege(let luid): luids.append(luid)
      case .logonRight(let mode): modes.append(mode)
      }
    }
    #expect(luids.sorted() == Array(2...36))
    #expect(Set(modes).count == 10)
  }

  @Test(arguments: [
    ("windows-2000", 34), ("windows-xp", 37), ("windows-xp-sp2", 39), ("windows-server-2003", 39),
    ("windows-vista", 44),
    ("windows-server-2012-r2", 44), ("windows-server-2022", 45), ("windows-11-25h2", 45),
  ])
  func `a release has the rights of its time`(id: String, count: Int) throws {
    #expect(try #require(OSRelease.named(id)).rights.rights.count == count)
  }

  @Test func `every well-known SID of the table is one`() {
    for principal in WellKnownPrincipal.all { #expect(principal.sid.authority != 0, "\(principal.name)") }
    #expect(Set(WellKnownPrincipal.all.map(\.sid)).count == WellKnownPrincipal.all.count)
  }

  @Test func `build and product type tell releases apart`() {
    #expect(OSRelease.recognize(build: 26100, isServer: true, servicePack: nil)?.id == "windows-server-2025")
    #expect(OSRelease.recognize(build: 26100, isServer: false, servicePack: nil)?.id == "windows-11-24h2")
    #expect(OSRelease.recognize(build: 26100, isServer: nil, servicePack: nil) == nil)
    #expect(OSRelease.recognize(build: 20348, isServer: nil, servicePack: nil)?.id == "windows-server-2022")
    #expect(OSRelease.recognize(build: 2600, isServer: false, servicePack: nil) == nil)
    #expect(OSRelease.recognize(build: 2600, isServer: false, servicePack: 2)?.id == "windows-xp-sp2")
    #expect(OSRelease.recognize(build: 2600, isServer: false, servicePack: 1)?.id == "windows-xp")
    #expect(OSRelease.recognize(build: 2600, isServer: false, servicePack: 9) == nil)
    #expect(OSRelease.recognize(build: 1, isServer: nil, servicePack: nil) == nil)
  }
}
