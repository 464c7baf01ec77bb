/// An error as a collector reported it, in its own words.
package struct CollectionError: Sendable, Hashable {
  package var message: String
  /// As it was written, such as `0x80041003`; nil where there was none.
  package var code: String?

  package init(message: String, code: String? = nil) {
    self.message = message
    self.code = code
  }

  /// What the code is called and what that means; nil where it is not known.
  package var explanation: StatusCode? { code.flatMap { StatusCode(text: $0) } }
}

extension CollectionError: CustomStringConvertible {
  /// `Access denied (0x80041003 WBEM_E_ACCESS_DENIED: …)`.
  package var description: String {
    guard let code else { return message }
    guard let known = explanation else { return message.isEmpty ? code : "\(message) (\(code))" }
    let words = "\(known.hexadecimal) \(known.name): \(known.meaning)"
    return message.isEmpty ? words : "\(message) (\(words))"
  }
}
