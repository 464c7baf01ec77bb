package import RightsModel
import RightsText

/// Tests of our own documents as JUnit: suites of cases that pass or fail, in the shape of `JUnitReporter`.
package enum JUnitTests {
  package struct Case: Sendable {
    package var name: String
    /// Empty where the test passed.
    package var failures: [String]
    package init(name: String, failures: [String]) {
      self.name = name
      self.failures = failures
    }
  }

  package struct Suite: Sendable {
    package var name: String
    package var properties: [(name: String, value: String)]
    package var cases: [Case]
    package init(name: String, properties: [(name: String, value: String)], cases: [Case]) {
      self.name = name
      self.properties = properties
      self.cases = cases
    }
  }

  /// The whole document. Cases of one suite have names of their own.
  package static func document(_ suites: [Suite], asOf: Timestamp) -> [UInt8] {
    var out: [UInt8] = []
    JUnitReporter.open(into: &out)
    for (index, suite) in suites.enumerated() {
      let failed = suite.cases.count { !$0.failures.isEmpty }
      JUnitReporter.openSuite(suite.name, index: index, asOf, (suite.cases.count, failed, 0, 0), into: &out)
      out.write("    <properties>\n")
      for (name, value) in suite.properties { JUnitReporter.write(property: name, value, into: &out) }
      out.write("    </properties>\n")
      for item in suite.cases { write(item, suite.name, into: &out) }
      out.write("    <system-out/>\n    <system-err/>\n  </testsuite>\n")
    }
    out.write("</testsuites>\n")
    return out
  }

  private static func write(_ item: Case, _ suite: String, into out: inout [UInt8]) {
    out.write("    <testcase classname=\"")
    out.write(xmlAttribute: HiddenCharacters.shown(suite))
    out.write("\" name=\"")
    out.write(xmlAttribute: HiddenCharacters.shown(item.name))
    guard let first = item.failures.first else {
      out.write("\" time=\"0\"/>\n")
      return
    }
    let more = item.failures.count > 1 ? " (and \(item.failures.count - 1) more)" : ""
    out.write("\" time=\"0\">\n      <failure type=\"failed\" message=\"")
    out.write(xmlAttribute: HiddenCharacters.shown(first + more))
    out.write("\">")
    out.write(xmlText: item.failures.map { HiddenCharacters.shown($0) }.joined(separator: "\n"))
    out.write("</failure>\n    </testcase>\n")
  }
}
