/// What findings and waivers call a WMI provider: its namespace and its name. Both compare without case.
package struct WMIProviderName: Sendable {
  /// As `root/cimv2`; nil where nobody said.
  package let namespace: String?
  package let name: String
  private let key: [String?]

  package init(namespace: String? = nil, name: String) {
    self.namespace = namespace
    self.name = name
    key = [namespace?.lowercased(), name.lowercased()]
  }

  package init(_ provider: WMIProvider) { self.init(namespace: provider.namespace, name: provider.name) }

  /// Parses `root/cimv2:Name`, also with backslashes, and `Name` of one whose namespace nobody said; nil without a name.
  ///
  /// Whatever `description` gives is read as the same provider, or as none that there is.
  package init?(_ text: String) {
    guard let colon = text.firstIndex(of: ":") else {
      if text.isEmpty { return nil }
      self.init(name: text)
      return
    }
    let name = String(text[text.index(after: colon)...])
    if name.isEmpty { return nil }
    self.init(namespace: WMIProvider.namespace(String(text[..<colon])), name: name)
  }
}

extension WMIProviderName: Hashable {
  package static func == (lhs: WMIProviderName, rhs: WMIProviderName) -> Bool { lhs.key == rhs.key }
  package func hash(into hasher: inout Hasher) { hasher.combine(key) }

  /// What fingerprints are made of: namespace, then name, in lower case.
  package var parts: [String] { key.map { $0 ?? "" } }
}

extension WMIProviderName: Comparable {
  package static func < (lhs: WMIProviderName, rhs: WMIProviderName) -> Bool {
    for (left, right) in zip(lhs.parts, rhs.parts) where left != right {
      return left.utf8.lexicographicallyPrecedes(right.utf8)
    }
    return lhs.namespace == nil && rhs.namespace != nil
  }
}

extension WMIProviderName: CustomStringConvertible {
  /// `root/cimv2:Name`. A colon before a name that holds one says that nobody said its namespace.
  package var description: String { "\(namespace.map { "\($0):" } ?? (name.contains(":") ? ":" : ""))\(name)" }
}
