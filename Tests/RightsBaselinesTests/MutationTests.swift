import RightsBaselines
import RightsModel
import Testing

/// Texts broken at random, from a fixed seed.
@Suite struct MutationTests {
  private static let text = SampleLibrary.text(
    "a",
    """
    appliesTo: {os: [windows-11], role: client}
    rights:
      SeDebugPrivilege: &x
        expect: {within: [Administrators, 'NT SERVICE\\*', 'NT SERVICE\\Spooler', "S-1-5-90"], includes: [S-1-5-32-544]}
        references: {stig: V-1, nist: [AC-6]}
      SeTcbPrivilege: {expect: no one, severity: critical, rationale: "It is \\"much\\"."}
      SeAuditPrivilege:
        expect: {anyOf: [no one, {exactly: ['CORP\\a']}]}
        when: [{feature: iis, domainJoined: true, expect: {excludes: [Guests]}}]
    """)

  @Test(arguments: 1...8)
  func `whatever is broken is loaded or reported inside the file`(_ seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    let source = Array(Self.text.utf8)
    let lines = source.count { $0 == 0x0A } + 12
    for _ in 0..<150 {
      var bytes = source
      for _ in 0...next(4) {
        let index = next(bytes.count)
        switch next(4) {
        case 0: bytes.remove(at: index)
        case 1: bytes[index] = UInt8(next(256))
        case 2: bytes.insert(Array(":-[]{}'\"#&*!|>%@,\n\t ".utf8)[next(20)], at: index)
        default: bytes.removeSubrange(index..<min(bytes.count, index + next(40)))
        }
        if bytes.isEmpty { bytes = [0x20] }
      }
      let file = LibraryFile(path: "a.yaml", uri: "a.yaml", bytes: bytes)
      let load = BaselineLibrary(files: []).load(ids: [], files: [file])
      #expect(load.baselines.isEmpty == load.hasErrors)
      for diagnostic in BaselineLinter.lint(load) {
        #expect(diagnostic.location?.uri == "a.yaml", "\(diagnostic)")
        #expect((diagnostic.location?.line ?? 1) <= lines, "\(diagnostic)")
      }
      checkMending(bytes, load)
    }
  }

  // What is mended loads where it did before, and a second time nothing is mended.
  private func checkMending(_ bytes: [UInt8], _ load: BaselineLoad) {
    func library(_ bytes: [UInt8]) -> BaselineLibrary {
      BaselineLibrary(files: [LibraryFile(path: "Baselines/a.yaml", uri: "a.yaml", bytes: bytes)])
    }
    var fixer = BaselineFixer(library(bytes), names: [])
    guard let mended = fixer.fix().first else { return }
    var again = BaselineFixer(library(mended.bytes), names: [])
    #expect(again.fix().isEmpty, "\(String(decoding: mended.bytes, as: UTF8.self))")
    let errors = BaselineLibrary(files: []).load(
      ids: [], files: [LibraryFile(path: "a.yaml", uri: "a.yaml", bytes: mended.bytes)]
    ).diagnostics.filter { $0.severity == .error }
    #expect(errors.count <= load.diagnostics.count { $0.severity == .error }, "\(errors)")
  }
}
