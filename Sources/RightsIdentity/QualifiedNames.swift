package import RightsModel

/// Names under an authority of Windows itself, such as `NT SERVICE\Spooler`: the same on every machine.
package enum QualifiedNames {
  /// The SID of `authority\name` in any language, derived where it has to be; nil where the authority has no such name or
  /// is not one of Windows' own.
  package static func sid(authority: String, name: String) -> SID? {
    switch authority.lowercased() {
    case "nt service":
      if name.lowercased() == "all services" { return WellKnownNames.sidInAnyLanguage(name) }
      return mayBeAllServices(name) ? nil : DerivedSID.service(name)
    case "iis apppool":
      return name.lowercased() == "all application pools"
        ? WellKnownNames.sidInAnyLanguage(name) : DerivedSID.applicationPool(name)
    case "restricted services":
      return name.lowercased() == "all restricted services"
        ? WellKnownNames.sidInAnyLanguage(name) : DerivedSID.restrictedService(name)
    case "nt virtual machine":
      return GUID(name).flatMap(DerivedSID.virtualMachine) ?? WellKnownNames.sidInAnyLanguage(name)
    case "window manager":
      return numbered(name, prefix: "DWM-", "S-1-5-90-0") ?? WellKnownNames.sidInAnyLanguage(name)
    case "font driver host":
      return numbered(name, prefix: "UMFD-", "S-1-5-96-0") ?? WellKnownNames.sidInAnyLanguage(name)
    default:
      return WellKnownNames.isAuthority(authority) ? WellKnownNames.sidInAnyLanguage(name) : nil
    }
  }

  /// Whether a name may be that of all services in another language than English. No published output shows how Windows writes it
  /// there, so what it means stays open; the names of services are ASCII, and none is a word for all of them.
  private static func mayBeAllServices(_ name: String) -> Bool {
    !name.utf8.allSatisfy { $0 < 0x80 } || translations.contains(name.lowercased())
  }

  private static let translations: Set<String> = [
    "alle dienste", "tous les services", "todos los servicios", "tutti i servizi", "alle services", "todos os servicos",
  ]

  private static func numbered(_ name: String, prefix: String, _ base: String) -> SID? {
    guard name.uppercased().hasPrefix(prefix), let number = UInt32(name.dropFirst(prefix.count)) else { return nil }
    return SID(base)?.appending(number)
  }
}
