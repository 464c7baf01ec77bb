/// How one WMI provider is registered: an instance of `__Win32Provider`.
///
/// Nil is NULL, or what was not asked for; whoever judges says what Windows makes of it. Source: Microsoft's reference of
/// `__Win32Provider` and its page on impersonating a client.
package struct WMIProvider: Sendable, Hashable {
  /// Of the registration, as `root/cimv2`; nil where the source names none.
  package var namespace: String?
  package var name: String
  /// With its braces, as registered.
  package var clsid: String?
  /// 1: acts as its client; 0: acts as the account that hosts it. No other value has a documented meaning.
  package var impersonationLevel: Int?
  /// Whether it is initialised once for each user.
  package var perUserInitialization: Bool?
  /// Whether its initialisation runs as WMI itself.
  package var initializeAsAdminFirst: Bool?
  /// As registered, such as `NetworkServiceHost:LocalServiceHost`.
  package var hostingModel: String?
  /// True where a property that is nil is known not to be set, as in MOF text; false where some were not asked for or could
  /// not be read; nil where that hangs on how completely providers were collected.
  package var isWhole: Bool?
  /// Where it was read; nil where nobody knows.
  package var location: SourceLocation?

  package init(name: String, namespace: String? = nil, location: SourceLocation? = nil) {
    self.name = name
    self.namespace = namespace
    self.location = location
  }

  /// What is the same for all registrations of one provider: names compare without case.
  package var key: [String?] { [namespace?.lowercased(), name.lowercased()] }

  /// What it says, wherever and however completely it was read.
  package var statement: WMIProvider {
    var statement = self
    (statement.location, statement.isWhole) = (nil, nil)
    return statement
  }

  /// `root/cimv2` of `root\cimv2`, `\\.\root\cimv2` and `\\WEB01\root\cimv2`, also where slashes lean forward; nil of nothing.
  package static func namespace(_ text: String) -> String? {
    var parts = text.split(whereSeparator: { $0 == "\\" || $0 == "/" })
    if text.hasPrefix("\\\\") || text.hasPrefix("//"), parts.count > 1 { parts.removeFirst() }
    return parts.isEmpty ? nil : parts.joined(separator: "/")
  }
}

extension WMIProvider: Comparable {
  /// By namespace, then name, then place.
  package static func < (lhs: WMIProvider, rhs: WMIProvider) -> Bool {
    let left = (lhs.namespace ?? "").lowercased()
    let right = (rhs.namespace ?? "").lowercased()
    if left != right { return left.utf8.lexicographicallyPrecedes(right.utf8) }
    if lhs.name != rhs.name { return lhs.name.utf8.lexicographicallyPrecedes(rhs.name.utf8) }
    guard let first = lhs.location, let second = rhs.location else { return lhs.location == nil && rhs.location != nil }
    return first < second
  }
}
