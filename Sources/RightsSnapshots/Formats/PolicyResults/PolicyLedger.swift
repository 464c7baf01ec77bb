internal import RightsModel

/// Accounts for every statement of a file: read or rejected, of a known right or not.
struct PolicyLedger {
  private(set) var lines = Snapshot.LineCount()
  private(set) var unknownRights: [Snapshot.UnknownRight] = []
  /// Rights of which a statement cannot be read.
  private(set) var faults: [UserRight: ObservedRight] = [:]
  private(set) var diagnostics: [Diagnostic] = []
  /// True where a statement names no right, so that it may be about any.
  private(set) var hasNameless = false
  private let uri: String

  init(uri: String) { self.uri = uri }

  /// The right of a statement that can be read; nil where it is accounted for otherwise.
  mutating func accept(_ statement: PolicyStatement) -> UserRight? {
    guard let name = statement.name, !name.isEmpty else {
      hasNameless = true
      reject(statement.fault ?? "a user right has no name", statement.line)
      return nil
    }
    guard let right = UserRight(constant: name) else {
      lines.read += 1
      unknownRights.append(
        Snapshot.UnknownRight(
          name: name, value: statement.principals.map(Self.spelling).joined(separator: ","),
          line: Int32(clamping: statement.line)))
      diagnostics.append(
        Diagnostic(
          .warning, "unknown-right", "`\(name)` is no user right of the catalogue: it is kept and not judged",
          at: location(statement.line)))
      return nil
    }
    if let reason = statement.fault {
      reject("\(right): \(reason)", statement.line)
      fault(right, reason, Int32(clamping: statement.line))
      return nil
    }
    lines.read += 1
    return right
  }

  /// Marks a right as unreadable; the first reason stays.
  mutating func fault(_ right: UserRight, _ reason: String, _ line: Int32) {
    if faults[right] == nil { faults[right] = ObservedRight(.notCollected, line: line, fault: reason) }
  }

  /// The same, with a diagnostic of its own.
  mutating func report(_ code: Diagnostic.Code, _ right: UserRight, _ reason: String, _ line: Int32, help: String) {
    diagnostics.append(Diagnostic(.error, code, "\(right): \(reason)", at: location(Int(line)), help: help))
    fault(right, reason, line)
  }

  /// Hands over all but the rights.
  func conclude(into snapshot: inout Snapshot) {
    snapshot.lines = lines
    snapshot.unknownRights = unknownRights
    snapshot.diagnostics += diagnostics
  }

  private mutating func reject(_ message: String, _ line: Int) {
    lines.rejected += 1
    diagnostics.append(
      Diagnostic(.error, "malformed-setting", message, at: location(line), help: "make the report again"))
  }

  private func location(_ line: Int) -> SourceLocation { SourceLocation(uri: uri, line: line > 0 ? line : nil) }

  // As templates spell holders.
  private static func spelling(_ principal: Principal) -> String {
    if case .sid(let sid) = principal { "*\(sid)" } else { principal.description }
  }
}
