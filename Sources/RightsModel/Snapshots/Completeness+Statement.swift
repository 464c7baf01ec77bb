extension Completeness {
  /// What a collector's statement proves, which may be less than it says.
  ///
  /// WMI answers a partly denied enumeration in one of three ways: it refuses all (`WBEM_E_ACCESS_DENIED`), gives the rest and
  /// says so (`WBEM_S_ACCESS_DENIED`), or gives what the caller may see without a word. So what is called complete and came
  /// with an error is partial, and so is what came to a caller from whom something may be hidden.
  ///
  /// Source: Microsoft's page on providers that impersonate their client.
  ///
  /// - Parameter isElevated: whether the collector was; nil where it does not say.
  package init(
    stated outcome: Outcome, of item: SnapshotItem, reason: String = "", errors: [CollectionError], isElevated: Bool?
  ) {
    self.init(outcome, reason: reason, errors: errors)
    guard outcome == .complete else { return }
    if !errors.isEmpty { self.outcome = .partial }
    guard let doubt = item.doubt(isElevated: isElevated) else { return }
    self.outcome = .partial
    self.reason = reason.isEmpty ? doubt : "\(reason); \(doubt)"
  }
}

extension SnapshotItem {
  /// Why all that came may not be all that is there; nil where nothing is hidden from such a caller.
  fileprivate func doubt(isElevated: Bool?) -> String? {
    switch (self, isElevated) {
    case (.identity, _), (.tokens, _), (_, true): nil
    case (.rights, nil), (.policies, nil):
      "whether the collection was elevated is not known, so something may be hidden from it"
    case (.rights, false), (.policies, false): "the collection was not elevated, so something may be hidden from it"
    case (.providers, false), (.wmi, false):
      "the collection was not elevated, and WMI hides what a caller may not see without an error"
    case (.providers, nil), (.wmi, nil):
      "whether the collection was elevated is not known, and WMI hides what a caller may not see without an error"
    }
  }
}
