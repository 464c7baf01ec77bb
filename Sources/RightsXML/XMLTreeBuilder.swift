import CLibXML2
import RightsModel

/// Receives the parser's events and grows the tree. Lives as long as its parser and not longer.
final class XMLTreeBuilder {
  private struct Open {
    var element: XMLElement
    var text: [UInt8] = []
  }

  private let text: [UInt8]
  private let uri: String
  private let limits: XMLLimits
  private var cursor = XMLCursor()
  private var stack: [Open] = []
  private var root: XMLElement?
  private var nodes = 0
  private var failure: Diagnostic?

  /// Set by the parser: the byte where it stands, and how to end it early.
  var position: () -> Int = { 0 }
  var stop: () -> Void = {}
  /// True where only the root's name is wanted.
  var stopsAtRoot = false
  private(set) var rootName: XMLName?

  init(text: [UInt8], uri: String, limits: XMLLimits) {
    self.text = text
    self.uri = uri
    self.limits = limits
  }

  /// The builder that a parser's handlers are given as their context.
  static func behind(_ context: UnsafeMutableRawPointer?) -> XMLTreeBuilder? {
    context.map { Unmanaged<XMLTreeBuilder>.fromOpaque($0).takeUnretainedValue() }
  }

  func result() throws(DiagnosticError) -> XMLElement {
    if let failure { throw DiagnosticError(failure) }
    guard let root else {
      throw fault("empty-document", "the file holds no XML element", help: "collect it again")
    }
    return root
  }

  func fault(_ code: Diagnostic.Code, _ message: String, help: String) -> DiagnosticError {
    DiagnosticError(Diagnostic(.error, code, message, at: SourceLocation(uri: uri), help: help))
  }

  func start(
    _ name: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?,
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int
  ) {
    guard failure == nil else { return }
    moveToTag()
    let name = XMLName(Self.string(name) ?? "", namespace: Self.string(namespace))
    if stack.isEmpty {
      rootName = name
      if stopsAtRoot { return stop() }
    }
    nodes += 1 + count
    guard nodes <= limits.maximumNodes else {
      return fail("too-many-nodes", "the file has more than \(limits.maximumNodes) elements and attributes")
    }
    guard stack.count < limits.maximumDepth else {
      return fail("too-deep", "elements stand more than \(limits.maximumDepth) deep inside each other")
    }
    var element = XMLElement(name: name, line: cursor.line, column: cursor.column)
    if let attributes {
      element.attributes = (0..<count).map { Self.attribute(attributes + 5 * $0) }
    }
    stack.append(Open(element: element))
  }

  func end() {
    guard failure == nil, var open = stack.popLast() else { return }
    if open.element.children.isEmpty || open.text.contains(where: { $0 > 0x20 }) {
      open.element.text = String(decoding: open.text, as: UTF8.self)
    }
    if stack.isEmpty { root = open.element } else { stack[stack.count - 1].element.children.append(open.element) }
  }

  func append(_ bytes: UnsafePointer<xmlChar>?, count: Int) {
    guard failure == nil, let bytes, count > 0, !stack.isEmpty else { return }
    stack[stack.count - 1].text.append(contentsOf: UnsafeBufferPointer(start: bytes, count: count))
  }

  func refuseDocumentType() {
    guard failure == nil else { return }
    moveToTag()
    fail(
      "document-type", "a DOCTYPE is not allowed: it can name other files and entities",
      help: "remove the DOCTYPE; files that Windows writes have none")
  }

  func reject(_ message: String) {
    guard failure == nil else { return }
    cursor.advance(over: text, to: position())
    let isCutOff = position() >= text.count
    fail(
      "malformed-xml", "the XML is not well-formed: \(Self.shown(message))",
      help: isCutOff ? "the file seems to be cut off: collect it again" : "collect the file again")
  }

  private func fail(
    _ code: Diagnostic.Code, _ message: String, help: String = "the file is damaged or hostile: collect it again"
  ) {
    failure = Diagnostic(.error, code, message, at: cursor.location(in: uri), help: help)
    stop()
  }

  // The parser stands at the end of the tag. No `<` can stand raw inside one, so the last one begins it.
  private func moveToTag() {
    var offset = min(position(), text.count)
    while offset > cursor.offset, offset == text.count || text[offset] != UInt8(ascii: "<") { offset -= 1 }
    cursor.advance(over: text, to: offset)
  }

  // libxml2 gives five pointers an attribute: name, prefix, namespace, first byte and end of the value.
  private static func attribute(_ fields: UnsafeMutablePointer<UnsafePointer<xmlChar>?>) -> XMLAttribute {
    let value =
      if let start = fields[3], let end = fields[4] {
        String(decoding: UnsafeBufferPointer(start: start, count: end - start), as: UTF8.self)
      } else {
        ""
      }
    return XMLAttribute(name: XMLName(string(fields[0]) ?? "", namespace: string(fields[2])), value: value)
  }

  private static func string(_ bytes: UnsafePointer<xmlChar>?) -> String? { bytes.map { String(cString: $0) } }

  // One short line without control characters, as libxml2 quotes the input.
  private static func shown(_ message: String) -> String {
    var shown = String.UnicodeScalarView()
    for scalar in message.unicodeScalars.prefix(200) where scalar != "\n" {
      shown.append(scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) ? " " : scalar)
    }
    return String(shown)
  }
}
