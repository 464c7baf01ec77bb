package import RightsModel

/// What principals are called in reports: labels for people, never identity.
package enum PrincipalNames {
  /// The name of a SID, or nil where nothing gives one.
  ///
  /// - Parameters:
  ///   - names: what the collected files call their SIDs; wins over everything.
  ///   - facts: the machine, for its own accounts and domain.
  package static func name(of sid: SID, names: [SID: String], facts: MachineFacts) -> String? {
    if !names.isEmpty, let name = names[sid] { return name }
    guard sid.isDomainAccount else { return WellKnownNames.principal(sid)?.name ?? services[sid] }
    if !facts.accounts.isEmpty, let account = facts.accounts.filter({ $0.value == sid }).keys.min() { return account }
    // RIDs from 1000 are nobody's in particular.
    guard sid.rid < 1000 else { return nil }
    if sid.domain == facts.machineSID, facts.role != .domainController {
      return RelativePrincipal.find(rid: sid.rid, ofMachine: true)?.name
    }
    guard let principal = RelativePrincipal.find(rid: sid.rid, ofMachine: false) else {
      return nil
    }
    guard sid.domain == facts.domainSID, let domain = facts.domain else { return principal.name }
    return "\(domain)\\\(principal.name)"
  }

  /// `Name (SID)`; the SID alone where it has no name; for what has no SID the name and a word that says so.
  package static func label(of principal: Principal, names: [SID: String], facts: MachineFacts) -> String {
    switch principal {
    case .sid(let sid):
      guard let name = name(of: sid, names: names, facts: facts) else { return sid.description }
      return "\(name) (\(sid))"
    case .relative(let scope, let rid):
      guard let known = RelativePrincipal.all.first(where: { $0.scope == scope && $0.rid == rid }) else {
        return principal.description
      }
      return "\(known.name) (\(principal))"
    case .name(let name):
      return PrincipalParser.isPlaceholder(name) ? "\(name) (placeholder)" : "\(name) (unresolved name)"
    }
  }

  // Services that real exports name by SID alone.
  private static let services: [SID: String] = {
    let names = [
      "WdiServiceHost", "TrustedInstaller", "autotimesvc", "MSSQLSERVER", "SQLSERVERAGENT", "MSSQL$SQLEXPRESS",
      "SQLAgent$SQLEXPRESS", "SQLTELEMETRY", "SQLTELEMETRY$SQLEXPRESS", "MSSQLFDLauncher", "MSOLAP$SQLEXPRESS",
      "ReportServer", "MsDtsServer150", "MsDtsServer160", "W3SVC", "WAS", "Spooler", "NetSetupSvc", "DPS", "Schedule",
      "EventLog", "WinDefend", "MpsSvc", "Dhcp", "Dnscache", "LanmanServer", "LanmanWorkstation", "Winmgmt", "vmms",
      "vmicvmsession", "WinRM", "TermService", "ADWS", "NTDS", "DNS", "adfssrv", "ADSync", "sshd", "MSSQLLaunchpad",
      "MSSQL$MICROSOFT##WID", "docker", "HvHost", "nvspwmi", "BITS", "CryptSvc", "iphlpsvc", "wuauserv",
    ]
    var services: [SID: String] = [:]
    for name in names {
      if let sid = DerivedSID.service(name) { services[sid] = "NT SERVICE\\\(name)" }
    }
    for name in [
      "DefaultAppPool", "Classic .NET AppPool", ".NET v2.0", ".NET v2.0 Classic", ".NET v4.5", ".NET v4.5 Classic",
      "ASP.NET v4.0",
    ] {
      if let sid = DerivedSID.applicationPool(name) { services[sid] = "IIS APPPOOL\\\(name)" }
    }
    if let sid = DerivedSID.restrictedService("PrintSpoolerService") {
      services[sid] = "RESTRICTED SERVICES\\PrintSpoolerService"
    }
    return services
  }()
}
