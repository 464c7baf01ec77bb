import CLibYAML
import RightsModel

/// Owns one libyaml parser over bytes that outlive it; its end frees the parser.
struct YAMLEventParser: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let text: UnsafeBufferPointer<UInt8>
  private let uri: String

  /// - Parameter text: valid UTF-8 that stays where it is while this value lives.
  init(_ text: UnsafeBufferPointer<UInt8>, uri: String) throws(DiagnosticError) {
    parser = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    self.text = text
    self.uri = uri
    guard yaml_parser_initialize(parser) == 1 else {
      throw DiagnosticError(
        Diagnostic(.error, "out-of-memory", "there is no memory to parse the file", at: SourceLocation(uri: uri)))
    }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, text.baseAddress, text.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deinitialize(count: 1)
    parser.deallocate()
  }

  /// The next event. After an error or the end of the stream there is none to ask for.
  mutating func next() throws(DiagnosticError) -> YAMLEvent {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else {
      throw DiagnosticError(YAMLSyntaxProblem(parser.pointee).diagnostic(in: text, uri: uri))
    }
    defer { yaml_event_delete(&event) }
    let mark = event.start_mark
    var result = YAMLEvent(
      kind: .streamEnd, anchor: nil, tag: nil,
      location: SourceLocation(uri: uri, line: mark.line + 1, column: mark.column + 1))
    switch event.type {
    case YAML_STREAM_START_EVENT: result.kind = .streamStart
    case YAML_DOCUMENT_START_EVENT: result.kind = .documentStart
    case YAML_DOCUMENT_END_EVENT: result.kind = .documentEnd
    case YAML_SEQUENCE_END_EVENT: result.kind = .sequenceEnd
    case YAML_MAPPING_END_EVENT: result.kind = .mappingEnd
    case YAML_ALIAS_EVENT: result.kind = .alias(Self.string(event.data.alias.anchor) ?? "")
    case YAML_SEQUENCE_START_EVENT:
      result.kind = .sequenceStart
      result.anchor = Self.string(event.data.sequence_start.anchor)
      result.tag = Self.string(event.data.sequence_start.tag)
    case YAML_MAPPING_START_EVENT:
      result.kind = .mappingStart
      result.anchor = Self.string(event.data.mapping_start.anchor)
      result.tag = Self.string(event.data.mapping_start.tag)
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let value = String(
        decoding: UnsafeBufferPointer(start: UnsafePointer(scalar.value), count: scalar.length), as: UTF8.self)
      result.kind = .scalar(value, Self.style(scalar.style))
      result.anchor = Self.string(scalar.anchor)
      result.tag = Self.string(scalar.tag)
    default: result.kind = .streamEnd
    }
    return result
  }

  private static func style(_ style: yaml_scalar_style_t) -> YAMLNode.ScalarStyle {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE, YAML_DOUBLE_QUOTED_SCALAR_STYLE: .quoted
    case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: .block
    default: .plain
    }
  }

  private static func string(_ bytes: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    bytes.map { String(cString: $0) }
  }
}
