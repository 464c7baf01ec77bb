import RightsModel

/// One event of libyaml's parser, copied out of its memory.
struct YAMLEvent {
  enum Kind {
    case streamStart, streamEnd, documentStart, documentEnd
    case scalar(String, YAMLNode.ScalarStyle)
    case sequenceStart, sequenceEnd
    case mappingStart, mappingEnd
    case alias(String)
  }

  var kind: Kind
  var anchor: String?
  var tag: String?
  var location: SourceLocation
}
