/// A status of Windows as Samba's tools print it, as far as it decides what to do next.
struct NTStatus: Hashable {
  /// `NT_STATUS_ACCESS_DENIED`.
  var name: String

  /// The first one that a text names.
  init?(in text: String) {
    guard let range = text.firstRange(of: "NT_STATUS_") ?? text.firstRange(of: "WERR_") else { return nil }
    name = String(text[range.lowerBound...].prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") })
  }

  /// As a number, in hexadecimal; nil where it is none of those that refuse.
  var code: String? { Self.refusals[name]?.code }
  /// Whether the machine refused the caller.
  var isRefusal: Bool { Self.refusals[name] != nil }
  /// Whether it refused the credentials themselves: another attempt, anywhere, may lock the account.
  var refusesCredentials: Bool { Self.refusals[name]?.isAboutCredentials ?? false }

  // Source: MS-ERREF 2.2 and 2.3.
  private static let refusals: [String: (code: String, isAboutCredentials: Bool)] = [
    "NT_STATUS_ACCESS_DENIED": ("0xC0000022", false),
    "NT_STATUS_PRIVILEGE_NOT_HELD": ("0xC0000061", false),
    "NT_STATUS_LOGON_TYPE_NOT_GRANTED": ("0xC000015B", false),
    "NT_STATUS_NETWORK_ACCESS_DENIED": ("0xC00000CA", false),
    "NT_STATUS_NO_SUCH_USER": ("0xC0000064", true),
    "NT_STATUS_WRONG_PASSWORD": ("0xC000006A", true),
    "NT_STATUS_LOGON_FAILURE": ("0xC000006D", true),
    "NT_STATUS_ACCOUNT_RESTRICTION": ("0xC000006E", true),
    "NT_STATUS_PASSWORD_EXPIRED": ("0xC0000071", true),
    "NT_STATUS_ACCOUNT_DISABLED": ("0xC0000072", true),
    "NT_STATUS_PASSWORD_MUST_CHANGE": ("0xC0000224", true),
    "NT_STATUS_ACCOUNT_LOCKED_OUT": ("0xC0000234", true),
    "WERR_ACCESS_DENIED": ("0x00000005", false),
  ]
}
