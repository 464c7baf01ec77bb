extension WellKnownPrincipal {
  /// The well-known principals with fixed SIDs, in SID order.
  ///
  /// Sources: Microsoft's well-known SID reference; localised names from the security guides in each language, SQL
  /// Server's setup documentation and console output.
  package static let all: [WellKnownPrincipal] = [
    WellKnownPrincipal(
      "S-1-1-0", "Everyone", authority: "", aliases: ["World"],
      localized: ["de": "Jeder", "es": "Todos", "fr": "Tout le monde", "ja": "Everyone", "ko": "Everyone"]),
    WellKnownPrincipal(
      "S-1-2-0", "LOCAL", authority: "", aliases: [],
      localized: [:]),
    WellKnownPrincipal(
      "S-1-2-1", "CONSOLE LOGON", authority: "", aliases: [],
      localized: [:]),
    WellKnownPrincipal(
      "S-1-3-0", "CREATOR OWNER", authority: "", aliases: [],
      localized: [:]),
    WellKnownPrincipal(
      "S-1-3-1", "CREATOR GROUP", authority: "", aliases: [],
      localized: [:]),
    WellKnownPrincipal(
      "S-1-5-1", "DIALUP", authority: "NT AUTHORITY", aliases: [],
      localized: [:]),
    WellKnownPrincipal(
      "S-1-5-2", "NETWORK", authority: "NT AUTHORITY", aliases: [],
      localized: ["de": "NETZWERK"]),
    WellKnownPrincipal(
      "S-1-5-3", "BATCH", authority: "NT AUTHORITY", aliases: [],
      localized: ["de": "BATCH"]),
    WellKnownPrincipal(
      "S-1-5-4", "INTERACTIVE", authority: "NT AUTHORITY", aliases: [],
      localized: ["de": "INTERAKTIV", "es": "INTERACTIVE", "fr": "INTERACTIF"]),
    WellKnownPrincipal(
      "S-1-5-6", "SERVICE", authority: "NT AUTHORITY", aliases: [],
      localized: [
        "de": "DIENST", "es": "SERVICIO", "fr": "SERVICE", "ja": "SERVICE", "ko": "SERVICE", "zh-TW": "SERVICE",
      ]),
    WellKnownPrincipal(
      "S-1-5-7", "ANONYMOUS LOGON", authority: "NT AUTHORITY", aliases: [],
      localized: ["de": "ANONYMOUS-ANMELDUNG", "es": "INICIO DE SESIÓN ANÓNIMO"]),
    WellKnownPrincipal(
      "S-1-5-9", "ENTERPRISE DOMAIN CONTROLLERS", authority: "NT AUTHORITY", aliases: [],
      localized: [
        "de": "DOMÄNENCONTROLLER DER ORGANISATION", "es": "CONTROLADORES DE DOMINIO DE EMPRESA",
        "ja": "ENTERPRISE DOMAIN CONTROLLERS", "ko": "ENTERPRISE DOMAIN CONTROLLERS",
        "zh-TW": "ENTERPRISE DOMAIN CONTROLLERS",
      ]),
    WellKnownPrincipal(
      "S-1-5-10", "SELF", authority: "NT AUTHORITY", aliases: [],
      localized: ["de": "SELBST"]),
    WellKnownPrincipal(
      "S-1-5-11", "Authenticated Users", authority: "NT AUTHORITY", aliases: [],
      localized: [
        "de": "Authentifizierte Benutzer", "es": "Usuarios autenticados", "fr": "Utilisateurs authentifiés",
        "ja": "Authenticated Users", "ko": "Authenticated Users", "zh-TW": "Authenticated Users",
      ]),
    WellKnownPrincipal(
      "S-1-5-13", "TERMINAL SERVER USER", authority: "NT AUTHORITY", aliases: [],
      localized: ["de": "TERMINALSERVERBENUTZER"]),
    WellKnownPrincipal(
      "S-1-5-14", "REMOTE INTERACTIVE LOGON", authority: "NT AUTHORITY", aliases: [],
      localized: ["de": "INTERAKTIVE REMOTEANMELDUNG"]),
    WellKnownPrincipal(
      "S-1-5-15", "This Organization", authority: "NT AUTHORITY", aliases: [],
      localized: [:]),
    WellKnownPrincipal(
      "S-1-5-17", "IUSR", authority: "NT AUTHORITY", aliases: [],
      localized: [:]),
    WellKnownPrincipal(
      "S-1-5-18", "SYSTEM", authority: "NT AUTHORITY", aliases: ["Local System", "LocalSystem"],
      localized: ["de": "SYSTEM", "es": "SYSTEM", "fr": "Système"]),
    WellKnownPrincipal(
      "S-1-5-19", "LOCAL SERVICE", authority: "NT AUTHORITY", aliases: [],
      localized: [
        "de": "LOKALER DIENST", "es": "SERVICIO LOCAL", "fr": "SERVICE LOCAL", "ja": "LOCAL SERVICE",
        "ko": "LOCAL SERVICE", "zh-TW": "LOCAL SERVICE",
      ]),
    WellKnownPrincipal(
      "S-1-5-20", "NETWORK SERVICE", authority: "NT AUTHORITY", aliases: [],
      localized: [
        "de": "NETZWERKDIENST", "es": "SERVICIO DE RED", "fr": "SERVICE RÉSEAU", "ja": "NETWORK SERVICE",
        "ko": "NETWORK SERVICE", "zh-TW": "NETWORK SERVICE",
      ]),
    WellKnownPrincipal(
      "S-1-5-32-544", "Administrators", authority: "BUILTIN", aliases: [],
      localized: [
        "de": "Administratoren", "es": "Administradores", "fr": "Administrateurs", "ja": "Administrators",
        "ko": "Administrators", "zh-TW": "Administrators",
      ]),
    WellKnownPrincipal(
      "S-1-5-32-545", "Users", authority: "BUILTIN", aliases: [],
      localized: ["de": "Benutzer", "es": "Usuarios", "fr": "Utilisateurs", "ja": "Users", "ko": "Users"]),
    WellKnownPrincipal(
      "S-1-5-32-546", "Guests", authority: "BUILTIN", aliases: [],
      localized: ["de": "Gäste", "es": "Invitados", "fr": "Invités", "ja": "Guests", "ko": "Guests", "zh-TW": "Guests"]),
    WellKnownPrincipal(
      "S-1-5-32-547", "Power Users", authority: "BUILTIN", aliases: [],
      localized: ["de": "Hauptbenutzer", "es": "Usuarios avanzados", "ja": "Power Users", "zh-TW": "Power Users"]),
    WellKnownPrincipal(
      "S-1-5-32-548", "Account Operators", authority: "BUILTIN", aliases: [],
      localized: ["de": "Konten-Operatoren"]),
    WellKnownPrincipal(
      "S-1-5-32-549", "Server Operators", authority: "BUILTIN", aliases: [],
      localized: ["de": "Server-Operatoren"]),
    WellKnownPrincipal(
      "S-1-5-32-550", "Print Operators", authority: "BUILTIN", aliases: [],
      localized: ["de": "Druck-Operatoren"]),
    WellKnownPrincipal(
      "S-1-5-32-551", "Backup Operators", authority: "BUILTIN", aliases: [],
      localized: [
        "de": "Sicherungs-Operatoren", "es": "Operadores de copia de seguridad", "fr": "Opérateurs de sauvegarde",
        "ja": "Backup Operators", "ko": "Backup Operators", "zh-TW": "Backup Operators",
      ]),
    WellKnownPrincipal(
      "S-1-5-32-552", "Replicator", authority: "BUILTIN", aliases: [],
      localized: [:]),
    WellKnownPrincipal(
      "S-1-5-32-554", "Pre-Windows 2000 Compatible Access", authority: "BUILTIN", aliases: [],
      localized: ["de": "Prä-Windows 2000 kompatibler Zugriff"]),
    WellKnownPrincipal(
      "S-1-5-32-555", "Remote Desktop Users", authority: "BUILTIN", aliases: [],
      localized: [
        "de": "Remotedesktopbenutzer", "ja": "Remote Desktop Users", "ko": "Remote Desktop Users",
        "zh-TW": "Remote Desktop Users",
      ]),
    WellKnownPrincipal(
      "S-1-5-32-556", "Network Configuration Operators", authority: "BUILTIN", aliases: [],
      localized: ["de": "Netzwerkkonfigurations-Operatoren"]),
    WellKnownPrincipal(
      "S-1-5-32-557", "Incoming Forest Trust Builders", authority: "BUILTIN", aliases: [],
      localized: [:]),
    WellKnownPrincipal(
      "S-1-5-32-558", "Performance Monitor Users", authority: "BUILTIN", aliases: [],
      localized: ["de": "Leistungsüberwachungsbenutzer"]),
    WellKnownPrincipal(
      "S-1-5-32-559", "Performance Log Users", authority: "BUILTIN", aliases: [],
      localized: ["de": "Leistungsprotokollbenutzer"]),
    WellKnownPrincipal(
      "S-1-5-32-560", "Windows Authorization Access Group", authority: "BUILTIN", aliases: [],
      localized: [:]),
    WellKnownPrincipal(
      "S-1-5-32-561", "Terminal Server License Servers", authority: "BUILTIN", aliases: [],
      localized: [:]),
    WellKnownPrincipal(
      "S-1-5-32-562", "Distributed COM Users", authority: "BUILTIN", aliases: [],
      localized: [:]),
    WellKnownPrincipal(
      "S-1-5-32-568", "IIS_IUSRS", authority: "BUILTIN", aliases: [],
      localized: [:]),
    WellKnownPrincipal(
      "S-1-5-32-569", "Cryptographic Operators", authority: "BUILTIN", aliases: [],
      localized: [:]),
    WellKnownPrincipal(
      "S-1-5-32-573", "Event Log Readers", authority: "BUILTIN", aliases: [],
      localized: [:]),
    WellKnownPrincipal(
      "S-1-5-32-574", "Certificate Service DCOM Access", authority: "BUILTIN", aliases: [],
      localized: [:]),
    WellKnownPrincipal(
      "S-1-5-32-575", "RDS Remote Access Servers", authority: "BUILTIN", aliases: [],
      localized: [:]),
    WellKnownPrincipal(
      "S-1-5-32-576", "RDS Endpoint Servers", authority: "BUILTIN", aliases: [],
      localized: [:]),
    WellKnownPrincipal(
      "S-1-5-32-577", "RDS Management Servers", authority: "BUILTIN", aliases: [],
      localized: [:]),
    WellKnownPrincipal(
      "S-1-5-32-578", "Hyper-V Administrators", authority: "BUILTIN", aliases: [],
      localized: [:]),
    WellKnownPrincipal(
      "S-1-5-32-579", "Access Control Assistance Operators", authority: "BUILTIN", aliases: [],
      localized: [:]),
    WellKnownPrincipal(
      "S-1-5-32-580", "Remote Management Users", authority: "BUILTIN", aliases: [],
      localized: [:]),
    WellKnownPrincipal(
      "S-1-5-32-581", "System Managed Accounts Group", authority: "BUILTIN", aliases: [],
      localized: [:]),
    WellKnownPrincipal(
      "S-1-5-32-582", "Storage Replica Administrators", authority: "BUILTIN", aliases: [],
      localized: [:]),
    WellKnownPrincipal(
      "S-1-5-32-583", "Device Owners", authority: "BUILTIN", aliases: [],
      localized: [:]),
    WellKnownPrincipal(
      "S-1-5-32-584", "User Mode Hardware Operators", authority: "BUILTIN", aliases: [],
      localized: [:]),
    WellKnownPrincipal(
      "S-1-5-32-585", "OpenSSH Users", authority: "BUILTIN", aliases: [],
      localized: [:]),
    WellKnownPrincipal(
      "S-1-5-33", "WRITE RESTRICTED", authority: "NT AUTHORITY", aliases: [],
      localized: [:]),
    WellKnownPrincipal(
      "S-1-5-64-10", "NTLM Authentication", authority: "NT AUTHORITY", aliases: [],
      localized: [:]),
    WellKnownPrincipal(
      "S-1-5-64-14", "SChannel Authentication", authority: "NT AUTHORITY", aliases: [],
      localized: [:]),
    WellKnownPrincipal(
      "S-1-5-64-21", "Digest Authentication", authority: "NT AUTHORITY", aliases: [],
      localized: [:]),
    WellKnownPrincipal(
      "S-1-5-80-0", "ALL SERVICES", authority: "NT SERVICE", aliases: [],
      localized: [:]),
    WellKnownPrincipal(
      "S-1-5-82-0", "All Application Pools", authority: "IIS APPPOOL", aliases: [],
      localized: [:]),
    WellKnownPrincipal(
      "S-1-5-83-0", "Virtual Machines", authority: "NT VIRTUAL MACHINE", aliases: [],
      localized: [:]),
    WellKnownPrincipal(
      "S-1-5-84-0-0-0-0-0", "USER MODE DRIVERS", authority: "NT AUTHORITY", aliases: [],
      localized: [:]),
    WellKnownPrincipal(
      "S-1-5-90-0", "Window Manager Group", authority: "Window Manager",
      aliases: ["Window Manager/Window Manager Group"],
      localized: [:]),
    WellKnownPrincipal(
      "S-1-5-96-0", "Font Driver Host", authority: "Font Driver Host", aliases: [],
      localized: [:]),
    WellKnownPrincipal(
      "S-1-5-99-0", "ALL RESTRICTED SERVICES", authority: "RESTRICTED SERVICES", aliases: [],
      localized: [:]),
    WellKnownPrincipal(
      "S-1-5-113", "Local account", authority: "NT AUTHORITY", aliases: ["Local accounts"],
      localized: ["de": "Lokales Konto"]),
    WellKnownPrincipal(
      "S-1-5-114", "Local account and member of Administrators group", authority: "NT AUTHORITY", aliases: [],
      localized: ["de": "Lokales Konto und Mitglied der Gruppe „Administratoren“"]),
    WellKnownPrincipal(
      "S-1-18-1", "Authentication authority asserted identity", authority: "", aliases: [],
      localized: [:]),
    WellKnownPrincipal(
      "S-1-18-2", "Service asserted identity", authority: "", aliases: [],
      localized: [:]),
  ]
}
