import RightsModel

/// A place that moves over text scalar by scalar; 1-based. A line ends at LF, CR or CR LF.
struct TextCursor {
  var uri: String
  var line = 1
  var column = 1
  private var afterReturn = false

  init(uri: String) { self.uri = uri }

  /// A cursor at a known place.
  init(uri: String, at location: SourceLocation) {
    self.uri = uri
    line = location.line ?? 1
    column = location.column ?? 1
  }

  var location: SourceLocation { SourceLocation(uri: uri, line: line, column: column) }

  mutating func advance(over scalar: UInt32) {
    switch scalar {
    case 0x0A where afterReturn:
      afterReturn = false
    case 0x0A, 0x0D:
      line += 1
      column = 1
      afterReturn = scalar == 0x0D
    default:
      column += 1
      afterReturn = false
    }
  }

  func error(_ code: Diagnostic.Code, _ message: String, help: String? = nil) -> DiagnosticError {
    DiagnosticError(Diagnostic(.error, code, message, at: location, help: help))
  }

  func control(_ value: UInt32) -> DiagnosticError {
    let digits = String(value, radix: 16, uppercase: true)
    let name = "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    return error("control-character", "the control character \(name) is not allowed in a document")
  }
}
