internal import RightsModel

/// Reads the blocks of rights.
///
/// Nothing says where a list ends, so a list is whole only where something of the tool or the prompt follows it, or where the
/// collection proves that the file is all that the tool printed.
struct AccessChkParser {
  private(set) var snapshot: Snapshot
  private let uri: String
  private var ledger: PolicyLedger
  private var open: PolicyStatement?
  private var saysNobody = false
  private let isProven: Bool

  init(_ context: ReadContext) {
    snapshot = Snapshot(context.subject, layer: .effective, readAs: AccessChk.id)
    uri = context.uri
    ledger = PolicyLedger(uri: uri)
    isProven = context.wholeness == .proven
  }

  mutating func parse(_ text: TokenLines) {
    snapshot.diagnostics += text.guess(uri)
    for (index, line) in text.lines.enumerated() {
      take(AccessChkLine(line), text.number(index), mayBeCut: index == text.unfinished && !isProven)
    }
    close(isWhole: isProven)
    for (right, observed) in ledger.faults { snapshot.rights[right] = observed }
    snapshot.completeness = .partial(reason: "accesschk tells the rights that it was asked for")
    ledger.conclude(into: &snapshot)
  }

  private mutating func take(_ line: AccessChkLine, _ number: Int, mayBeCut: Bool) {
    switch line {
    case .blank, .banner: break
    case .prompt: close(isWhole: true)
    case .command(let right):
      close(isWhole: true)
      if let right { open = PolicyStatement(name: right, line: number) }
    case .heading(let right):
      close(isWhole: true)
      open = PolicyStatement(name: right, line: number)
    case .nobody(let right):
      if let right, right != open?.name {
        close(isWhole: true)
        open = PolicyStatement(name: right, line: number)
      }
      guard open != nil else {
        return note("holder-without-right", "a list without holders stands below no right", number)
      }
      // What is cut here may have been the name of another right.
      if !mayBeCut { saysNobody = true }
    case .account(let name):
      guard open != nil else {
        return note("holder-without-right", "`\(shown(name))` stands below no right", number)
      }
      if mayBeCut {
        open?.fail("its last line has no line end and may be cut")
      } else {
        open?.add(sid: nil, name: name)
      }
    case .rightOfAccount(let name):
      close(isWhole: true)
      note("right-without-holder", "`\(name)` is listed for an account that the output does not name", number)
    case .other(let text):
      let reason = "accesschk says `\(shown(text))`"
      if open == nil { note("unexpected-line", reason, number) }
      open?.fail(reason)
    }
  }

  private mutating func close(isWhole: Bool) {
    defer {
      open = nil
      saysNobody = false
    }
    guard var statement = open else { return }
    if saysNobody, !statement.principals.isEmpty { statement.fault = "it says that nobody holds it, and lists holders" }
    guard let right = ledger.accept(statement) else { return }
    let line = Int32(clamping: statement.line)
    let assignment =
      saysNobody
      ? Assignment.noOne : Assignment(holders: statement.holders, complete: isWhole && !statement.holders.isEmpty)
    if snapshot.rights[right].line == 0 {
      snapshot.rights[right] = ObservedRight(assignment, line: line)
    } else if snapshot.rights[right].assignment != assignment {
      ledger.report("contradicting-items", right, "two lists of it differ", line, help: "collect it again")
    }
    if assignment == .notCollected {
      note("rights-not-collected", "\(right) has neither holders nor a line that says that it has none", statement.line)
    }
  }

  private mutating func note(_ code: Diagnostic.Code, _ message: String, _ number: Int) {
    snapshot.diagnostics.append(
      Diagnostic(
        .warning, code, message, at: SourceLocation(uri: uri, line: number),
        help: "run `accesschk -nobanner -a RIGHT` for each right, elevated"))
  }

  private func shown(_ text: String) -> String { String(text.prefix(120)) }
}
