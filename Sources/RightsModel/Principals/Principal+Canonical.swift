extension Principal {
  /// Reads what `description` wrote.
  package init(canonical text: String) {
    if let sid = SID(text) {
      self = .sid(sid)
      return
    }
    for scope in RelativeScope.allCases {
      let prefix = "$\(scope.rawValue)-"
      if text.hasPrefix(prefix), let rid = UInt32(text.dropFirst(prefix.count)) {
        self = .relative(scope, rid: rid)
        return
      }
    }
    self = .name(text)
  }
}
