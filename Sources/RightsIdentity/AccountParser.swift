package import RightsModel

/// Reads one account as people name it who look at a machine: as our own documents write a principal, as Windows' tools show
/// who runs a service or a COM server (`LocalSystem`, `NT AUTHORITY\NetworkService`), or by a bare name.
///
/// What is no well-known name stays a name: whose it is the machine's own accounts and the directories tell.
package enum AccountParser {
  package static func parse(_ text: String) -> Result<Principal, PrincipalSyntaxError> {
    if let sid = serviceAccount(text) { return .success(.sid(sid)) }
    switch PrincipalParser.parse(text) {
    case .success(.sid(let sid)): return .success(.sid(sid))
    case .success(.relative(let scope, let rid)): return .success(.relative(scope, rid: rid))
    case .success(.relativeName(.machine, let name)): return .success(.name(".\\\(name)"))
    case .success(.relativeName), .success(.account): return .success(.name(text))
    case .success(.anyOf), .success(.parameter):
      return .failure(
        PrincipalSyntaxError(
          "`\(text)` is not one account", help: "write it like S-1-5-20, NETWORK SERVICE or CORP\\name"))
    case .failure(let error): return isBareName(text) ? .success(.name(text)) : .failure(error)
    }
  }

  // What the service control manager and COM call the accounts that they have of their own.
  private static func serviceAccount(_ text: String) -> SID? {
    let parts = text.split(separator: "\\", maxSplits: 1, omittingEmptySubsequences: false)
    // Under the authority that has SYSTEM, in whatever language: `NT SERVICE` and others make SIDs of any name.
    if parts.count == 2, parts[0] != ".",
      QualifiedNames.sid(authority: String(parts[0]), name: "SYSTEM") != SID("S-1-5-18")
    {
      return nil
    }
    switch parts.last?.lowercased().filter({ $0 != " " }) {
    case "localsystem": return SID("S-1-5-18")
    case "localservice": return SID("S-1-5-19")
    case "networkservice": return SID("S-1-5-20")
    default: return nil
    }
  }

  // Source: Microsoft's page on naming accounts, which lists the characters that none has.
  private static func isBareName(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return false }
    if first.properties.isWhitespace || last.properties.isWhitespace || text.hasPrefix("$") { return false }
    if text.lowercased().hasPrefix("s-1-") { return false }
    return !text.unicodeScalars.contains {
      $0.value < 0x20 || $0.value == 0x7F || "\"/\\[]:;|=,+*?<>".unicodeScalars.contains($0)
    }
  }
}
