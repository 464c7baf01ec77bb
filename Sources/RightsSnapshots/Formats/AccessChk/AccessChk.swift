package import RightsModel

/// What Sysinternals `accesschk -a` prints: rights, and below each the accounts that hold it directly.
package enum AccessChk: SnapshotFormat {
  package static let id = "accesschk"
  package static let summary = "Sysinternals accesschk -a: who holds a right (text)"
  package static let tellsMachine = false
  package static let names = NameSemantics.anything

  package static func recognizes(_ head: Span<UInt8>, at path: SnapshotPath) -> Bool {
    var isSigned = false
    var namesRight = false
    for text in TokenLines(head, firstLine: 1).lines {
      switch AccessChkLine(text) {
      case .banner: isSigned = true
      case .command(let right):
        isSigned = true
        namesRight = namesRight || right != nil
      case .nobody(let right):
        isSigned = true
        namesRight = namesRight || right != nil
      case .heading, .rightOfAccount: namesRight = true
      // Other tools print the same headings and indent with blanks.
      case .account: isSigned = isSigned || namesRight && text.first == "\t"
      case .blank, .prompt, .other: break
      }
      if isSigned, namesRight { return true }
    }
    return false
  }

  package static func read(_ file: Span<UInt8>, _ context: ReadContext) -> [Snapshot] {
    var parser = AccessChkParser(context)
    parser.parse(TokenLines(file, firstLine: context.firstLine))
    return [parser.snapshot]
  }
}
