import Foundation
import RightsBaselines
import RightsModel
import Testing

/// Real files of public repositories, where they are at hand, against counts that a few lines of string splitting give.
@Suite(.timeLimit(.minutes(15))) struct ImportCorpusTests {
  private static let folder: String? = {
    let beside = RepositoryTests.root + "/../shared"
    let places = [ProcessInfo.processInfo.environment["PLUMBLINE_SHARED"], beside].compactMap { $0 }
    let found = places.first { FileManager.default.fileExists(atPath: $0 + "/corpus") }
    if found == nil { print("ImportCorpusTests: no corpus at \(places); name it with PLUMBLINE_SHARED") }
    return found.map { $0 + "/corpus" }
  }()

  private static func files(_ kind: String) -> [String] {
    guard let folder else { return [] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(kind)")) ?? []
    return names.sorted().map { "\(folder)/\(kind)/\($0)" }
  }

  private static func read(_ path: String) throws -> (bytes: [UInt8], text: String) {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    return (Array(data), String(decoding: data, as: UTF8.self))
  }

  private static func occurrences(of part: String, in text: String) -> Int {
    text.components(separatedBy: part).count - 1
  }

  @Test func `every right of a .PolicyRules is carried with its holders`() throws {
    for path in Self.files("policyrules") {
      let (bytes, text) = try Self.read(path)
      let found = Importing(PolicyRules.self, bytes, uri: path)
      let lines = text.components(separatedBy: "<SecurityTemplate Section=\"Privilege Rights\"><LineItem>").dropFirst()
        .map { $0.components(separatedBy: "</LineItem>")[0] }
      #expect(found.losses == 0, "\(path): \(found.reported)")
      #expect(found.rules.count == lines.count, "\(path)")
      let holders = lines.reduce(0) { $0 + Self.occurrences(of: "*S-1-", in: $1) }
      let carried = found.baselines.flatMap(\.document.rights).reduce(0) { total, entry in
        guard case .expect(let expectation) = entry.change else { return total }
        return total + expectation.operators.reduce(0) { $0 + $1.principals.count }
      }
      #expect(carried == holders, "\(path)")
    }
  }

  @Test func `every right of a finding list is carried or reported`() throws {
    for path in Self.files("hardeningkitty-csv") {
      let (bytes, text) = try Self.read(path)
      let found = Importing(HardeningKitty.self, bytes, uri: path)
      let rows = Self.occurrences(of: ",accesschk,", in: text)
      #expect(found.content.statements.count + found.losses == rows, "\(path): \(found.reported)")
    }
  }

  @Test func `every resource of a compiled configuration is carried`() throws {
    for path in Self.files("dsc-mof") {
      let (bytes, text) = try Self.read(path)
      let found = Importing(DSCCompiled.self, bytes, uri: path)
      #expect(found.losses == 0, "\(path): \(found.reported)")
      #expect(found.rules.count == Self.occurrences(of: "instance of MSFT_UserRightsAssignment", in: text), "\(path)")
    }
  }

  @Test func `every rule about a right of a STIG is carried`() throws {
    for path in Self.files("xccdf") {
      let (bytes, text) = try Self.read(path)
      let found = Importing(XCCDF.self, bytes, uri: path)
      #expect(found.losses == 0, "\(path): \(found.reported)")
      // A rule about one right names its constant in a sentence of its own.
      let rules = text.components(separatedBy: "<Rule ").filter {
        $0.contains("Right\" user right") || $0.contains("Privilege\" user right")
      }
      #expect(found.content.statements.count == rules.count, "\(path)")
      #expect(found.baselines.map { $0.document.appliesTo.roles.count } == [1, 1, 1])
    }
  }
}
