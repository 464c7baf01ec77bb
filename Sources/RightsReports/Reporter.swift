package import RightsModel

/// A sink that turns one run into one report, a finished subject at a time, in bounded memory.
///
/// The engine calls `begin` once, `subject` for every subject in report order, then `end` once. A reporter only appends
/// bytes; the engine empties the buffer when it is large, so what was appended may be gone at the next call, and equal
/// input gives equal bytes however often that happens. A new format is one file and one line in `Reporters`.
///
/// **Parts.** A report that grows too large for its readers goes on in a second file. Before each subject the engine
/// asks `startsNewPart(before:run:)`. When it is true the engine calls `finishPart`, closes the file (`name.1.xml`),
/// opens the next (`name.2.xml`), calls `beginPart`, and only then `subject`. On standard output the engine never asks.
package protocol Reporter: Sendable {
  /// What `--output` calls it; stable for ever.
  static var id: String { get }
  /// One line for `--help`, without its full stop.
  static var summary: String { get }
  /// The usual extension of its files, without the dot; nil for what is meant to be looked at.
  static var fileExtension: String { get }
  /// Whether files are needed with their SHA-256.
  static var needsDigests: Bool { get }
  /// Whether it shows, unless it is to show failures only, what passed and what does not apply.
  static var showsEveryVerdict: Bool { get }

  init(options: ReporterOptions)

  /// Appends what stands before the first subject.
  mutating func begin(_ run: RunContext, into out: inout [UInt8])
  /// Appends one finished subject.
  mutating func subject(_ report: SubjectReport, run: RunContext, into out: inout [UInt8])
  /// Appends what is only known when all is done; what was written then ends with a line feed.
  mutating func end(_ summary: RunSummary, run: RunContext, into out: inout [UInt8])

  /// Whether `report` must go into a new file.
  func startsNewPart(before report: SubjectReport, run: RunContext) -> Bool
  /// Appends what closes a part that is not the last.
  mutating func finishPart(_ run: RunContext, into out: inout [UInt8])
  /// Appends what opens a part that is not the first.
  mutating func beginPart(_ run: RunContext, into out: inout [UInt8])
}

extension Reporter {
  package static var needsDigests: Bool { false }
  package static var showsEveryVerdict: Bool { true }
  package func startsNewPart(before report: SubjectReport, run: RunContext) -> Bool { false }
  package mutating func finishPart(_ run: RunContext, into out: inout [UInt8]) {}
  package mutating func beginPart(_ run: RunContext, into out: inout [UInt8]) {}
}
