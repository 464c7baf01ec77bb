/// A status by which Windows, WMI or a remote call says why a collection ended as it did.
///
/// Source: Microsoft's references of WMI error constants (wbemcli.h), of HRESULT values (winerror.h) and of NTSTATUS values.
package struct StatusCode: Sendable, Hashable {
  package var value: UInt32
  /// The constant of the headers.
  package var name: String
  /// For people, one clause.
  package var meaning: String
  /// How far an enumeration came that ended so.
  package var outcome: Completeness.Outcome

  private init(_ value: UInt32, _ name: String, _ outcome: Completeness.Outcome, _ meaning: String) {
    self.value = value
    self.name = name
    self.outcome = outcome
    self.meaning = meaning
  }

  /// The known code of a text: hexadecimal with `0x`, or decimal, negative as PowerShell prints an HRESULT.
  package init?(text: String) {
    guard let value = Self.number(text), let known = Self.all.first(where: { $0.value == value }) else { return nil }
    self = known
  }

  /// `0x80041003`.
  package var hexadecimal: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "0x" + String(repeating: "0", count: max(0, 8 - digits.count)) + digits
  }

  private static func number(_ text: String) -> UInt32? {
    let lower = text.lowercased()
    if lower.hasPrefix("0x") { return UInt32(lower.dropFirst(2), radix: 16) }
    if let signed = Int32(lower) { return UInt32(bitPattern: signed) }
    return UInt32(lower)
  }

  package static let all: [StatusCode] = [
    StatusCode(0x0004_0004, "WBEM_S_TIMEDOUT", .partial, "the enumeration ran out of time before its end"),
    StatusCode(
      0x0004_0009, "WBEM_S_ACCESS_DENIED", .partial,
      "the caller may not see all, and the enumeration may have stopped at the first refusal"),
    StatusCode(0x0004_0010, "WBEM_S_PARTIAL_RESULTS", .partial, "some sources gave no answer"),
    StatusCode(0x8004_1001, "WBEM_E_FAILED", .failed, "the call failed"),
    StatusCode(0x8004_1002, "WBEM_E_NOT_FOUND", .failed, "the object was not found, or may not be seen"),
    StatusCode(0x8004_1003, "WBEM_E_ACCESS_DENIED", .denied, "the caller has no permission, so no data came"),
    StatusCode(0x8004_1004, "WBEM_E_PROVIDER_FAILURE", .failed, "the provider failed"),
    StatusCode(0x8004_1006, "WBEM_E_OUT_OF_MEMORY", .failed, "there was not enough memory"),
    StatusCode(0x8004_100E, "WBEM_E_INVALID_NAMESPACE", .failed, "the namespace does not exist, or may not be seen"),
    StatusCode(0x8004_1010, "WBEM_E_INVALID_CLASS", .failed, "the class does not exist, or may not be seen"),
    StatusCode(0x8004_1011, "WBEM_E_PROVIDER_NOT_FOUND", .failed, "the provider is not registered"),
    StatusCode(0x8004_1013, "WBEM_E_PROVIDER_LOAD_FAILURE", .failed, "the provider could not be loaded"),
    StatusCode(0x8004_1017, "WBEM_E_INVALID_QUERY", .failed, "the query is not valid"),
    StatusCode(0x8004_1032, "WBEM_E_CALL_CANCELLED", .failed, "the call was cancelled"),
    StatusCode(0x8004_1033, "WBEM_E_SHUTTING_DOWN", .failed, "WMI was shutting down"),
    StatusCode(0x8004_1062, "WBEM_E_PRIVILEGE_NOT_HELD", .denied, "the caller lacks a privilege that the call needs"),
    StatusCode(0x8004_1069, "WBEM_E_TIMED_OUT", .failed, "the call ran out of time"),
    StatusCode(0x8007_0005, "E_ACCESSDENIED", .denied, "the caller has no permission"),
    StatusCode(0x8007_06BA, "RPC_S_SERVER_UNAVAILABLE", .failed, "the machine could not be reached"),
    StatusCode(0xC000_0022, "STATUS_ACCESS_DENIED", .denied, "the caller has no permission"),
    StatusCode(0xC000_0061, "STATUS_PRIVILEGE_NOT_HELD", .denied, "the caller lacks a privilege that the call needs"),
    StatusCode(0x0000_0005, "ERROR_ACCESS_DENIED", .denied, "the caller has no permission"),
    StatusCode(0x0000_0522, "ERROR_PRIVILEGE_NOT_HELD", .denied, "the caller lacks a privilege that the call needs"),
  ]
}
