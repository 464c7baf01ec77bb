import RightsModel
import RightsText

/// Lines for a person: wrapped to the terminal, in colour where it is wanted, with nothing hidden in them.
struct TextLayout: Sendable {
  private let width: Int
  private let colour: Bool

  init(_ options: ReporterOptions) {
    width = max(40, options.width)
    colour = options.colour
  }

  /// Appends a paragraph that starts with a verdict's word.
  ///
  /// - Parameters:
  ///   - indent: spaces before the first line.
  ///   - hanging: spaces before the others.
  func write(
    word: String, _ text: String, indent: Int = 0, hanging: Int? = nil, _ paint: Paint, into out: inout [UInt8]
  ) {
    for _ in 0..<indent { out.append(UInt8(ascii: " ")) }
    if colour { out.write(paint.code) }
    out.write(raw: word)
    if colour { out.write(Paint.reset) }
    wrap(text, column: indent + word.utf8.count, hanging: hanging ?? indent + 2, into: &out)
  }

  /// Appends a paragraph.
  func write(_ text: String, indent: Int = 0, hanging: Int? = nil, into out: inout [UInt8]) {
    for _ in 0..<indent { out.append(UInt8(ascii: " ")) }
    wrap(text, column: indent, isStart: true, hanging: hanging ?? indent, into: &out)
  }

  /// Appends a heading after an empty line.
  func write(heading: StaticString, into out: inout [UInt8]) {
    out.append(0x0A)
    if colour { out.write(Paint.heading.code) }
    out.write(heading)
    if colour { out.write(Paint.reset) }
    out.append(0x0A)
  }

  private func wrap(
    _ text: String, column: Int, isStart: Bool = false, hanging: Int, into out: inout [UInt8]
  ) {
    var column = column
    var isStart = isStart
    for word in HiddenCharacters.shown(text).split(separator: " ") {
      let length = word.unicodeScalars.count
      if !isStart {
        if column + 1 + length > width, column > hanging {
          out.append(0x0A)
          for _ in 0..<hanging { out.append(UInt8(ascii: " ")) }
          column = hanging
        } else {
          out.append(UInt8(ascii: " "))
          column += 1
        }
      }
      isStart = false
      out.append(contentsOf: word.utf8)
      column += length
    }
    out.append(0x0A)
  }
}
