internal import RightsModel
internal import RightsText

/// The values of one machine in the order in which `systeminfo` prints them, which no language changes.
struct SystemInfoFields {
  /// What stands before the values; empty in rows of CSV and tables.
  var labels: [Substring] = []
  var values: [Substring] = []
  /// Index of the version of Windows: the third value of a whole output.
  var version: Int
  /// 1-based line of the version.
  var line: Int

  /// Every machine of a file, found by its version.
  static func machines(_ text: TokenLines) -> [SystemInfoFields] { listed(text) + rows(text) }

  // MARK: - Lists

  private static func listed(_ text: TokenLines) -> [SystemInfoFields] {
    var pairs: [(label: Substring, value: Substring, line: Int)] = []
    for (index, line) in text.lines.enumerated() where index != text.unfinished {
      // Long values go on in lines that begin with blanks.
      guard let first = line.first, !first.isWhitespace, !line.hasPrefix("\""), let pair = pair(line) else { continue }
      pairs.append((pair.label, pair.value, text.number(index)))
    }
    let versions = pairs.indices.filter { WindowsVersion(pairs[$0].value) != nil }
    // A machine begins two lines above its version, or with its product one line above it, where these are directly above.
    let starts = versions.map { version in
      version - ([2, 1].first { version >= $0 && pairs[version].line - pairs[version - $0].line == $0 } ?? 0)
    }
    return versions.enumerated().map { number, version in
      let start = starts[number]
      let next = number + 1 < versions.count ? max(version + 1, starts[number + 1]) : pairs.count
      return SystemInfoFields(
        labels: pairs[start..<next].map(\.label), values: pairs[start..<next].map(\.value), version: version - start,
        line: pairs[version].line)
    }
  }

  /// `OS Version:   10.0.20348 N/A Build 20348`: the value begins behind the first colon that blanks follow.
  static func pair(_ line: Substring) -> (label: Substring, value: Substring)? {
    var first: Substring.Index?
    for index in line.indices where line[index] == ":" || line[index] == "：" {
      let rest = line[line.index(after: index)...]
      if rest.isEmpty || rest.hasPrefix("  ") || rest.hasPrefix("\t") {
        return (line[..<index], TokenLines.trimmed(rest))
      }
      if first == nil, rest.hasPrefix(" ") { first = index }
    }
    return first.map { (line[..<$0], TokenLines.trimmed(line[line.index(after: $0)...])) }
  }

  // MARK: - Rows

  private static func rows(_ text: TokenLines) -> [SystemInfoFields] {
    var machines: [SystemInfoFields] = []
    var columns: [Range<Int>] = []
    for (index, line) in text.lines.enumerated() {
      if isRuler(line) { columns = runs(line) }
      // A table ends at an empty line, and a list below it is none of its rows.
      if line.isEmpty { columns = [] }
      if pair(line).flatMap({ WindowsVersion($0.value) }) != nil { continue }
      let cells: [Substring] =
        if line.hasPrefix("\"") {
          WhoamiParser.csvRow(line)?.map { TokenLines.trimmed($0[...]) } ?? []
        } else if columns.isEmpty || index == text.unfinished {
          []
        } else {
          self.cells(of: line, columns)
        }
      guard let version = cells.firstIndex(where: { WindowsVersion($0) != nil }) else { continue }
      machines.append(SystemInfoFields(values: cells, version: version, line: text.number(index)))
    }
    return machines
  }

  /// `=== ======= ===`, the line under the heads of a table.
  static func isRuler(_ line: Substring) -> Bool {
    let words = TokenLines.trimmed(line)
    return words.hasPrefix("===") && words.allSatisfy { $0 == "=" || $0 == " " }
  }

  static func runs(_ ruler: Substring) -> [Range<Int>] {
    ruler.split(separator: " ").map { run in
      let start = ruler.distance(from: ruler.startIndex, to: run.startIndex)
      return start..<start + run.utf8.count
    }
  }

  /// The cells below a ruler; none where characters that take two columns have moved them.
  static func cells(of line: Substring, _ columns: [Range<Int>]) -> [Substring] {
    if line.unicodeScalars.contains(where: { $0.value >= 0x1100 }) { return [] }
    let characters = Array(line)
    return columns.map { column in
      let cell = characters[min(column.lowerBound, characters.count)..<min(column.upperBound, characters.count)]
      return TokenLines.trimmed(Substring(cell))
    }
  }
}

extension Substring {
  /// What stands between the occurrences of a separator.
  func components(by separator: String) -> [Substring] {
    var parts: [Substring] = []
    var rest = self
    while let range = rest.firstRange(of: separator) {
      parts.append(rest[..<range.lowerBound])
      rest = rest[range.upperBound...]
    }
    return parts + [rest]
  }
}
