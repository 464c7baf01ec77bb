import Foundation
import Testing

/// A JSON object of a report, as a script would see it.
struct Record {
  var values: [String: Any]

  init(_ values: [String: Any]) { self.values = values }

  static func lines(_ bytes: [UInt8]) throws -> [Record] {
    try bytes.split(separator: 0x0A).map { line in
      let object = try JSONSerialization.jsonObject(with: Data(line))
      return Record(try #require(object as? [String: Any]))
    }
  }

  func text(_ key: String) -> String { values[key] as? String ?? "" }
  func list(_ key: String) -> [String] { values[key] as? [String] ?? [] }
  func int(_ key: String) -> Int? { values[key] as? Int }
  func record(_ key: String) -> Record { Record(values[key] as? [String: Any] ?? [:]) }
  var type: String { text("type") }

  /// The counts of a machine or summary, those that are zero left out.
  var counts: [String: Int] { (values["counts"] as? [String: Int] ?? [:]).filter { $0.value > 0 } }
}

extension [Record] {
  var results: [Record] { filter { $0.type == "result" } }
  var machines: [Record] { filter { $0.type == "machine" } }
  var summary: Record { last { $0.type == "summary" } ?? Record([:]) }
  var codes: [String] { filter { $0.type == "diagnostic" }.map { $0.text("code") } }
  var subjects: [String] { machines.map { $0.text("subject") } }

  /// The verdict of one rule of a subject, by the end of the rule's id; empty where there is none.
  func verdict(_ subject: String, _ rule: String) -> String {
    results.first { $0.text("subject") == subject && $0.text("rule").hasSuffix(rule) }?.text("verdict") ?? ""
  }

  /// The verdict of each right, where all are of one subject and baseline.
  var verdictsByRight: [String: String] {
    Dictionary(results.map { ($0.text("right"), $0.text("verdict")) }) { $1 }
  }

  /// What was judged and how, free of places and wording: one line a result.
  var verdicts: [String] {
    results.map { result in
      func list(_ key: String) -> String { result.list(key).joined(separator: ",") }
      return [
        result.text("subject"), result.text("rule"), result.text("verdict"), list("missing"), list("unexpected"),
        list("unresolved"), list("orphans"),
      ].joined(separator: " ")
    }
  }
}
