import RightsModel
import RightsYAML
import Testing

@Suite struct YAMLLimitsTests {
  struct Costly: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var code: Diagnostic.Code
    var text: @Sendable () -> String
  }

  static let costly = [
    Costly(testDescription: "billion laughs", code: "alias-bomb") {
      var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
      for level in 1...12 {
        let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
        text += "a\(level): &a\(level) [\(aliases)]\n"
      }
      return text
    },
    Costly(testDescription: "depth through aliases", code: "too-deep") {
      var text = "a0: &a0 [x]\n"
      for level in 1...80 { text += "a\(level): &a\(level) [*a\(level - 1)]\n" }
      return text
    },
    Costly(testDescription: "open brackets", code: "too-deep") { String(repeating: "[", count: 500_000) },
    Costly(testDescription: "open braces", code: "too-deep") { String(repeating: "{a: ", count: 200_000) },
    Costly(testDescription: "nested items", code: "too-deep") { String(repeating: "- ", count: 200_000) + "x" },
    Costly(testDescription: "nested complex keys", code: "complex-key") { String(repeating: "? ", count: 200_000) },
    Costly(testDescription: "blank lines in a scalar", code: "too-much-white-space") {
      "a: b\n" + String(repeating: "\n", count: 200_000) + String(repeating: "  c\n", count: 100_000)
    },
    Costly(testDescription: "tag directives", code: "tag") {
      (0..<50_000).map { "%TAG !a\($0)! tag:x,2000:\n" }.joined() + "---\na\n"
    },
    Costly(testDescription: "a key of a million characters", code: "yaml-syntax") {
      "a: 1\n" + String(repeating: "k", count: 1_000_000) + ": 2\n"
    },
    Costly(testDescription: "a quote never closed", code: "yaml-syntax") {
      "a: \"" + String(repeating: "b c\n", count: 250_000)
    },
  ]

  @Test(arguments: costly)
  func `what costs too much is refused in under a second`(_ sample: Costly) throws {
    let bytes = Array(sample.text().utf8)
    let clock = ContinuousClock()
    var refusal: DiagnosticError?
    let time = clock.measure {
      do throws(DiagnosticError) {
        _ = try YAMLReader.documents(bytes, uri: "a.yaml")
      } catch {
        refusal = error
      }
    }
    #expect(refusal?.diagnostic.code == sample.code)
    #expect(refusal?.diagnostic.location?.line != nil)
    #expect(time < .seconds(1))
  }

  @Test func `a file of the greatest size is read and one byte more is not`() throws {
    let limits = YAMLLimits(maximumBytes: 10)
    #expect(try YAMLReader.documents(Array("a: 1234567".utf8), uri: "a.yaml", limits: limits).count == 1)
    let error = #expect(throws: DiagnosticError.self) {
      try YAMLReader.documents(Array("a: 12345678".utf8), uri: "a.yaml", limits: limits)
    }
    #expect(error?.diagnostic.code == "too-large")
  }

  @Test func `counts values and what aliases stand for`() throws {
    let limits = YAMLLimits(maximumNodes: 5)
    #expect(try YAMLReader.documents(Array("a: &a [x, y]\nb: z\n".utf8), uri: "a.yaml", limits: limits).count == 1)
    let error = #expect(throws: DiagnosticError.self) {
      try YAMLReader.documents(Array("a: &a [x, y]\nb: *a\n".utf8), uri: "a.yaml", limits: limits)
    }
    #expect(error?.diagnostic.code == "too-many-values")
    #expect(error?.diagnostic.location == Place(uri: "a.yaml", line: 2, column: 4))
  }

  @Test func `reads sixty-four levels`() throws {
    let text = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
    #expect(try YAMLReader.documents(Array(text.utf8), uri: "a.yaml").count == 1)
  }
}
