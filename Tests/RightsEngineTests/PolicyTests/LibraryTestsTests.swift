import Foundation
import RightsBaselines
import RightsModel
import Testing

@testable import RightsEngine

/// The tests that ship beside the baselines.
@Suite(.timeLimit(.minutes(15))) struct LibraryTestsTests {
  static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4).joined(separator: "/")

  @Test func `every baseline has tests, which pass, cover everything and notice every change`() async throws {
    let library = try BaselineLibrary.folder(Self.root)
    var request = PolicyTestRequest(paths: [Self.root + "/Baselines"], library: library)
    request.mutates = true
    request.minimumCoverage = 100
    request.jobs = 2
    let outcome = await PolicyTests.run(request)
    #expect(outcome.diagnostics.map(\.description) == [])
    #expect(outcome.complaints == [])
    #expect(outcome.measures.flatMap(\.uncovered) == [])
    #expect(outcome.survivors.map { "\($0.location): \($0.words)" } == [])
    #expect(
      outcome.measures.map(\.baseline) == library.baselineIDs, "plumbline test --write Baselines writes what is missing"
    )
  }
}
