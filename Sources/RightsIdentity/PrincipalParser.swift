package import RightsModel

/// Reads a principal as our own documents write it.
///
/// Any of: a SID (a leading `*` is fine), a well-known name in any language of the table, `NT SERVICE\name` and
/// `IIS APPPOOL\name` (derived offline), `$domain-512`, `$domain\Domain Admins`, `CORP\name`, `NT SERVICE\*`, `$(list)`.
package enum PrincipalParser {
  package static func parse(_ text: String) -> Result<PrincipalReference, PrincipalSyntaxError> {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else {
      return .failure(
        PrincipalSyntaxError("a principal may not be empty", help: "for nobody write `no one` as the expectation"))
    }
    if first.properties.isWhitespace || last.properties.isWhitespace {
      return .failure(PrincipalSyntaxError("`\(text)` starts or ends with white space", help: "remove it"))
    }
    if text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
      return .failure(PrincipalSyntaxError("a principal may not hold control characters"))
    }
    if first == "$" { return dollar(text) }
    let bare = first == "*" ? String(text.dropFirst()) : text
    if let sid = SID(bare) { return .success(.sid(sid)) }
    if bare.lowercased().hasPrefix("s-1-") || first == "*" {
      return .failure(
        PrincipalSyntaxError(
          "`\(text)` is not a SID", help: "a SID is S-1-, an authority and 1 to 15 numbers below 4294967296"))
    }
    if let slash = text.firstIndex(of: "\\") {
      return qualified(authority: String(text[..<slash]), name: String(text[text.index(after: slash)...]), text)
    }
    return bareName(text)
  }

  /// Texts that templates ship to be replaced, and that nobody replaced.
  package static func isPlaceholder(_ name: String) -> Bool {
    let folded = name.lowercased()
    return folded.hasPrefix("add your ") || folded.hasPrefix("<add your") || folded.hasPrefix("[add your")
  }

  private static func dollar(_ text: String) -> Result<PrincipalReference, PrincipalSyntaxError> {
    let help = "write `$domain-512`, `$forest-519`, `$machine-500`, `$domain\\Domain Admins` or `$(parameter)`"
    if text.hasPrefix("$("), text.hasSuffix(")") {
      let name = text.dropFirst(2).dropLast()
      let isName =
        !name.isEmpty
        && name.unicodeScalars.allSatisfy {
          $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "-" || $0 == "_"
        }
      return isName
        ? .success(.parameter(String(name)))
        : .failure(PrincipalSyntaxError("`\(text)` is not a parameter", help: help))
    }
    for scope in RelativeScope.allCases {
      let prefix = "$" + scope.rawValue
      guard text.lowercased().hasPrefix(prefix) else { continue }
      let rest = text.dropFirst(prefix.count)
      if rest.first == "-", let rid = UInt32(rest.dropFirst()), rest.dropFirst().first != "+" {
        return .success(.relative(scope, rid: rid))
      }
      if rest.first == "\\", rest.count > 1 {
        let name = String(rest.dropFirst())
        if let known = WellKnownNames.relative(name, scope: scope) { return .success(.relative(scope, rid: known.rid)) }
        return .success(.relativeName(scope, name: name))
      }
    }
    return .failure(PrincipalSyntaxError("`\(text)` is not a relative principal", help: help))
  }

  private static func qualified(
    authority: String, name: String, _ text: String
  ) -> Result<PrincipalReference, PrincipalSyntaxError> {
    guard !authority.isEmpty, !name.isEmpty else {
      return .failure(PrincipalSyntaxError("`\(text)` lacks a name or its domain", help: "write DOMAIN\\name"))
    }
    if name == "*" {
      for family in PrincipalClass.allCases where family.rawValue.lowercased() == text.lowercased() {
        return .success(.anyOf(family))
      }
      let known = PrincipalClass.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
      return .failure(PrincipalSyntaxError("`\(text)` is not a class of principals", help: "the classes are \(known)"))
    }
    if name.contains("*") {
      return .failure(
        PrincipalSyntaxError(
          "`\(text)` holds a wildcard", help: "only a whole class such as `NT SERVICE\\*` may be named"))
    }
    if authority == "." { return .success(.relativeName(.machine, name: name)) }
    if WellKnownNames.isAuthority(authority) {
      if let sid = QualifiedNames.sid(authority: authority, name: name) { return .success(.sid(sid)) }
      return .failure(
        PrincipalSyntaxError("`\(text)` is not a known principal of \(authority)", help: suggestion(for: name)))
    }
    return .success(.account(domain: authority, name: name))
  }

  private static func bareName(_ text: String) -> Result<PrincipalReference, PrincipalSyntaxError> {
    if text.contains(",") || text.contains(";") {
      return .failure(
        PrincipalSyntaxError("`\(text)` holds a separator", help: "write each principal as an item of its own"))
    }
    if let sid = WellKnownNames.sidInAnyLanguage(text) { return .success(.sid(sid)) }
    if let account = WellKnownNames.relative(text, scope: .machine) {
      return .success(.relative(.machine, rid: account.rid))
    }
    if let group = WellKnownNames.relative(text, scope: .domain) ?? WellKnownNames.relative(text, scope: .forest) {
      return .failure(
        PrincipalSyntaxError(
          "`\(text)` needs its domain",
          help: "write `$\(group.scope.rawValue)-\(group.rid)` or `$\(group.scope.rawValue)\\\(group.name)`"))
    }
    return .failure(PrincipalSyntaxError("`\(text)` is not a well-known principal", help: suggestion(for: text)))
  }

  private static func suggestion(for name: String) -> String {
    let account = "write `DOMAIN\\name` for an account of a domain, `$machine\\name` for one of the machine"
    guard let close = Suggestion.closest(to: name, in: WellKnownNames.allNames) else { return account }
    return "did you mean `\(close)`? else \(account)"
  }
}
