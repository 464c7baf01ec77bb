/// An error as a collector reported it, in its own words.
package struct CollectionError: Sendable, Hashable {
  /// What the error object says beside message and code, as WMI's `__ExtendedStatus` does; called as documents call it.
  package enum Part: String, Sendable, Hashable, CaseIterable {
    case operation, provider, parameter, description
  }

  package var message: String
  /// As it was written, such as `0x80041003`; nil where there was none.
  package var code: String?
  private var parts: [Part: String] = [:]

  package init(message: String, code: String? = nil) {
    self.message = message
    self.code = code
  }

  /// What the error object says of itself; nil where it does not, or says nothing.
  package subscript(part: Part) -> String? {
    get { parts[part] }
    set { parts[part] = newValue?.isEmpty == true ? nil : newValue }
  }

  /// What the code is called and what that means; nil where it is not known.
  package var explanation: StatusCode? { code.flatMap { StatusCode(text: $0) } }
}

extension CollectionError: CustomStringConvertible {
  /// `Access denied (0x80041003 WBEM_E_ACCESS_DENIED: …); operation ExecQuery, provider WinMgmt`.
  package var description: String {
    let details = Part.allCases.compactMap { part in self[part].map { "\(part.rawValue) \($0)" } }
    return ([summary] + (details.isEmpty ? [] : [details.joined(separator: ", ")])).filter { !$0.isEmpty }
      .joined(separator: "; ")
  }

  private var summary: String {
    guard let code else { return message }
    guard let known = explanation else { return message.isEmpty ? code : "\(message) (\(code))" }
    let words = "\(known.hexadecimal) \(known.name): \(known.meaning)"
    return message.isEmpty ? words : "\(message) (\(words))"
  }
}
