internal import RightsModel

extension EvaluationContext {
  /// One spelling for one account, in lower case: `CORP\a` is `$domain\a` on a machine of CORP, a bare name is the machine's.
  func canonicalName(_ name: String) -> String {
    let folded = name.lowercased()
    guard let slash = folded.firstIndex(of: "\\") else { return "$machine\\" + folded }
    let authority = folded[..<slash]
    if authority == "." { return "$machine" + folded[slash...] }
    if let domain, authority == domain.lowercased() { return "$domain" + folded[slash...] }
    return folded
  }

  /// The SID that the accounts give this name, by any of its spellings.
  func sid(named name: String) -> SID? {
    guard !accounts.isEmpty else { return nil }
    let canonical = canonicalName(name)
    if let sid = accounts[canonical] ?? accounts[name.lowercased()] { return sid }
    if let domain, canonical.hasPrefix("$domain\\") {
      return accounts[domain.lowercased() + canonical.dropFirst("$domain".count)]
    }
    return nil
  }
}
