import CLibXML2
import RightsModel

/// Owns one libxml2 parser; its end frees the parser.
struct XMLParserHandle: ~Copyable {
  private let context: xmlParserCtxtPtr
  // The parser points at it without counting.
  private let builder: XMLTreeBuilder

  // Once a process, before the first parser: libxml2 sets up its tables.
  private static let isInitialized: Bool = {
    xmlInitParser()
    return true
  }()

  init(_ builder: XMLTreeBuilder) throws(DiagnosticError) {
    guard Self.isInitialized, let created = xmlNewParserCtxt(), let handler = created.pointee.sax else {
      throw builder.fault("out-of-memory", "there is no memory to parse the file", help: "try again with fewer --jobs")
    }
    context = created
    self.builder = builder
    builder.position = { Int(xmlByteConsumed(created)) }
    builder.stop = { xmlStopParser(created) }
    created.pointee.userData = Unmanaged.passUnretained(builder).toOpaque()
    handler.pointee = Self.makeHandler()
  }

  deinit { xmlFreeParserCtxt(context) }

  /// Runs the parser once; what it finds, mistakes included, is in the builder.
  ///
  /// - Parameter text: valid UTF-8 without NUL; libxml2 copies it.
  borrowing func parse(_ text: [UInt8]) {
    guard let size = Int32(exactly: text.count), size > 0 else { return }
    // Neither NOENT, DTDLOAD, DTDATTR nor HUGE: nothing is fetched or expanded, and libxml2's own limits stay on. The
    // declared encoding is ignored because the text is UTF-8 whatever it says.
    let options = Int32(bitPattern: XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue)
    withExtendedLifetime(builder) {
      text.withUnsafeBytes { buffer in
        // There is no document to free: none of our handlers makes one.
        _ = xmlCtxtReadMemory(context, buffer.bindMemory(to: CChar.self).baseAddress, size, nil, nil, options)
      }
    }
  }

  private static func makeHandler() -> xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.internalSubset = { context, _, _, _ in XMLTreeBuilder.behind(context)?.refuseDocumentType() }
    handler.startElementNs = { context, name, _, namespace, _, _, count, _, attributes in
      XMLTreeBuilder.behind(context)?.start(name, namespace, attributes, count: Int(count))
    }
    handler.endElementNs = { context, _, _, _ in XMLTreeBuilder.behind(context)?.end() }
    handler.characters = { context, bytes, count in XMLTreeBuilder.behind(context)?.append(bytes, count: Int(count)) }
    handler.ignorableWhitespace = handler.characters
    handler.cdataBlock = handler.characters
    handler.serror = { context, error in
      guard let error, error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
      XMLTreeBuilder.behind(context)?.reject(error.pointee.message.map { String(cString: $0) } ?? "")
    }
    return handler
  }
}
