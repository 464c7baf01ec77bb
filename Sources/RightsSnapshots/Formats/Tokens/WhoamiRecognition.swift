internal import RightsModel

/// Whether a text has a row that only `whoami` prints. Others list SIDs too, with a name before them, in any of three ways.
struct WhoamiRecognition {
  /// Values of the paragraph of a list that is being read, and its first key.
  private var values: [Substring] = []
  private var firstKey: Substring?
  private var hasRow = false

  static func isWhoami(_ lines: [Substring]) -> Bool {
    var recognition = WhoamiRecognition()
    let lastRow = lines.lastIndex(where: WhoamiParser.isAnyRow) ?? -1
    let lastText = lines.lastIndex { !$0.isEmpty } ?? -1
    for (index, line) in lines.enumerated() {
      let isRowNext = lines.indices.contains(index + 1) && WhoamiParser.isAnyRow(lines[index + 1])
      // A table that was cut below its head may still be of this tool.
      if recognition.take(line, isRowNext: isRowNext, isRowBelow: lastRow > index || lastText == index) { return true }
    }
    recognition.endParagraph()
    return recognition.hasRow
  }

  private mutating func take(_ line: Substring, isRowNext: Bool, isRowBelow: Bool) -> Bool {
    if let cells = WhoamiParser.csvRow(line) {
      endParagraph()
      return Self.isCells(cells[...].map { $0[...] }) || hasRow
    }
    if WhoamiColumns(ruler: line) != nil {
      endParagraph()
      return (line.contains("-") ? isRowNext : isRowBelow) || hasRow
    }
    if WhoamiParser.isPrivilege(line) || WhoamiParser.isGroup(line) { return true }
    guard let pair = WhoamiParser.listPair(line) else {
      endParagraph()
      return hasRow
    }
    if pair.key == firstKey { endParagraph() }
    if firstKey == nil { firstKey = pair.key }
    values.append(pair.value)
    return hasRow
  }

  private mutating func endParagraph() {
    hasRow = hasRow || Self.isCells(values)
    (values, firstKey) = ([], nil)
  }

  /// A user with the domain before the name, a group with its type, or a privilege with its description.
  private static func isCells(_ cells: [Substring]) -> Bool {
    func isSID(_ index: Int) -> Bool { SID(String(cells[index])) != nil }
    return switch cells.count {
    case 2: cells[0].contains("\\") && isSID(1)
    case 3: TokenLines.privilege(cells[0]) != nil
    case 4: isSID(2)
    default: false
    }
  }
}
