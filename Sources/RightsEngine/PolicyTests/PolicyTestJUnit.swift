package import RightsModel
internal import RightsReports

/// The outcome of tests as JUnit: a suite for each document, then one for what the tests are worth.
package enum PolicyTestJUnit {
  package static func document(_ outcome: PolicyTestOutcome, asOf: Timestamp) -> [UInt8] {
    var twins: [String: Int] = [:]
    var suites = outcome.documents.map { document in
      // A file may hold several documents; suites need names of their own.
      twins[document.uri, default: 0] += 1
      let number = twins[document.uri, default: 1]
      return JUnitTests.Suite(
        name: number == 1 ? document.uri : "\(document.uri) (\(number))",
        properties: [("baseline", document.baseline)],
        cases: document.tests.map { JUnitTests.Case(name: $0.name, failures: $0.failures) })
    }
    if !outcome.measures.isEmpty { suites.append(worth(outcome)) }
    return JUnitTests.document(suites, asOf: asOf)
  }

  private static func worth(_ outcome: PolicyTestOutcome) -> JUnitTests.Suite {
    var properties = [(name: "coverage", value: "\(outcome.coverage)")]
    var cases: [JUnitTests.Case] = []
    if outcome.mutates {
      properties.append((name: "mutationScore", value: "\(outcome.score)"))
      cases += outcome.measures.map { measure in
        JUnitTests.Case(
          name: "mutation of \(measure.baseline)",
          failures: measure.survivors.map {
            "\($0.location): \($0.rule): \($0.words): no test notices it; \($0.witness)"
          })
      }
    }
    if let least = outcome.minimumCoverage {
      let open = outcome.measures.flatMap(\.uncovered)
      let below = ["coverage is \(outcome.coverage) %, and at least \(least) % was asked for"] + open
      cases.append(JUnitTests.Case(name: "coverage", failures: outcome.coverage < least ? below : []))
    }
    return JUnitTests.Suite(name: "plumbline test", properties: properties, cases: cases)
  }
}
