internal import RightsModel

/// Turns lists of each account's rights into lists of each right's holders, and accounts for every line.
struct AccountRights {
  /// A word where a right should be.
  static func isRight(_ word: Substring) -> Bool {
    word.hasPrefix("Se") && (word.hasSuffix("Privilege") || word.hasSuffix("Right"))
      && word.allSatisfy { $0.isASCII && $0.isLetter }
  }

  private let uri: String
  private var holders: [UserRight: [Principal]] = [:]
  private var firstLines: [UserRight: Int] = [:]
  private var unknown: [(name: String, holders: [String], line: Int)] = []
  /// Where each of them stands in the list.
  private var unknownIndices: [String: Int] = [:]
  private var faults: [UserRight: (reason: String, line: Int)] = [:]
  private var count = Snapshot.LineCount()
  private(set) var diagnostics: [Diagnostic] = []

  init(uri: String) { self.uri = uri }

  /// Whether anybody is known to hold a right.
  func isHeld(_ right: UserRight) -> Bool { holders[right] != nil }

  /// Takes one statement: an account holds a right. A right that the catalogue does not know is kept and reported.
  mutating func add(_ name: String, _ holder: Principal, line: Int) {
    count.read += 1
    if let right = UserRight(constant: name) {
      holders[right, default: []].append(holder)
      firstLines[right] = min(line, firstLines[right] ?? line)
    } else if let index = unknownIndices[name] {
      unknown[index].holders.append(Self.spelling(holder))
    } else {
      unknownIndices[name] = unknown.count
      unknown.append((name, [Self.spelling(holder)], line))
      note(
        .warning, "unknown-right", "`\(name)` is no user right of the catalogue: it is kept and not judged", line)
    }
  }

  /// Counts a line that speaks of rights and cannot be used.
  mutating func reject(_ message: String, line: Int, help: String) {
    count.rejected += 1
    note(.error, "malformed-line", message, line, help: help)
  }

  /// Marks a right as unreadable, whoever holds it.
  mutating func fault(_ right: UserRight, _ reason: String, line: Int) {
    if faults[right] == nil { faults[right] = (reason, line) }
  }

  mutating func note(
    _ severity: Diagnostic.Severity, _ code: Diagnostic.Code, _ message: String, _ line: Int?, help: String? = nil
  ) {
    diagnostics.append(
      Diagnostic(severity, code, message, at: SourceLocation(uri: uri, line: line), help: help))
  }

  /// Hands over everything.
  ///
  /// - Parameters:
  ///   - listsAll: whether every holder of a right is certain to be among those that were added.
  ///   - provesAbsence: whether, beyond that, a right without a holder is certain to be held by nobody.
  func conclude(into snapshot: inout Snapshot, listsAll: (UserRight) -> Bool, provesAbsence: Bool) {
    for right in UserRight.allCases {
      let known = holders[right] ?? []
      let isWhole = listsAll(right) && (provesAbsence || !known.isEmpty)
      snapshot.rights[right] = ObservedRight(
        Assignment(holders: known, complete: isWhole), line: Int32(clamping: firstLines[right] ?? 0))
    }
    for (right, fault) in faults {
      snapshot.rights[right] = ObservedRight(.notCollected, line: Int32(clamping: fault.line), fault: fault.reason)
    }
    snapshot.unknownRights = unknown.map {
      Snapshot.UnknownRight(name: $0.name, value: $0.holders.joined(separator: ","), line: Int32(clamping: $0.line))
    }
    snapshot.lines = count
    snapshot.diagnostics += diagnostics
  }

  // As templates spell holders.
  private static func spelling(_ principal: Principal) -> String {
    if case .sid(let sid) = principal { "*\(sid)" } else { principal.description }
  }
}
