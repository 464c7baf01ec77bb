extension OSRelease {
  /// Every release, oldest first within clients, then servers.
  ///
  /// Source: endoflife.date's build and release dates and Microsoft's version page; where a release shares its build with
  /// another, the product type (or, on NT 5, the service pack) tells them apart.
  static let catalogue: [Entry] = [
    Entry(
      id: "windows-2000", name: "Windows 2000", family: "windows-2000", products: .both, build: 2195,
      servicePack: 0, rights: .windows2000),
    Entry(
      id: "windows-xp", name: "Windows XP (RTM, SP1)", family: "windows-xp", products: .client, build: 2600,
      servicePack: 0, rights: .windowsXP),
    Entry(
      id: "windows-xp-sp2", name: "Windows XP SP2", family: "windows-xp-sp2", products: .client, build: 2600,
      servicePack: 2, rights: .windowsXPSP2),
    Entry(
      id: "windows-xp-sp3", name: "Windows XP SP3", family: "windows-xp-sp3", products: .client, build: 2600,
      servicePack: 3, rights: .windowsXPSP2),
    Entry(
      id: "windows-vista", name: "Windows Vista (RTM)", family: "windows-vista", products: .client, build: 6000,
      servicePack: 0, rights: .windowsVista),
    Entry(
      id: "windows-vista-sp1", name: "Windows Vista SP1", family: "windows-vista-sp1", products: .client, build: 6001,
      servicePack: 1, rights: .windowsVista),
    Entry(
      id: "windows-vista-sp2", name: "Windows Vista SP2", family: "windows-vista-sp2", products: .client, build: 6002,
      servicePack: 2, rights: .windowsVista),
    Entry(
      id: "windows-7", name: "Windows 7", family: "windows-7", products: .client, build: 7600,
      servicePack: 0, rights: .windowsVista),
    Entry(
      id: "windows-7-sp1", name: "Windows 7 SP1", family: "windows-7-sp1", products: .client, build: 7601,
      servicePack: 1, rights: .windowsVista),
    Entry(
      id: "windows-8", name: "Windows 8", family: "windows-8", products: .client, build: 9200,
      servicePack: 0, rights: .windowsVista),
    Entry(
      id: "windows-8.1", name: "Windows 8.1", family: "windows-8.1", products: .client, build: 9600,
      servicePack: 0, rights: .windowsVista),
    Entry(
      id: "windows-10-1507", name: "Windows 10 1507", family: "windows-10", products: .client, build: 10240,
      servicePack: 0, rights: .windowsVista),
    Entry(
      id: "windows-10-1511", name: "Windows 10 1511", family: "windows-10", products: .client, build: 10586,
      servicePack: 0, rights: .windowsVista),
    Entry(
      id: "windows-10-1607", name: "Windows 10 1607", family: "windows-10", products: .client, build: 14393,
      servicePack: 0, rights: .windows10),
    Entry(
      id: "windows-10-1703", name: "Windows 10 1703", family: "windows-10", products: .client, build: 15063,
      servicePack: 0, rights: .windows10),
    Entry(
      id: "windows-10-1709", name: "Windows 10 1709", family: "windows-10", products: .client, build: 16299,
      servicePack: 0, rights: .windows10),
    Entry(
      id: "windows-10-1803", name: "Windows 10 1803", family: "windows-10", products: .client, build: 17134,
      servicePack: 0, rights: .windows10),
    Entry(
      id: "windows-10-1809", name: "Windows 10 1809", family: "windows-10", products: .client, build: 17763,
      servicePack: 0, rights: .windows10),
    Entry(
      id: "windows-10-1903", name: "Windows 10 1903", family: "windows-10", products: .client, build: 18362,
      servicePack: 0, rights: .windows10),
    Entry(
      id: "windows-10-1909", name: "Windows 10 1909", family: "windows-10", products: .client, build: 18363,
      servicePack: 0, rights: .windows10),
    Entry(
      id: "windows-10-2004", name: "Windows 10 2004", family: "windows-10", products: .client, build: 19041,
      servicePack: 0, rights: .windows10),
    Entry(
      id: "windows-10-20h2", name: "Windows 10 20H2", family: "windows-10", products: .client, build: 19042,
      servicePack: 0, rights: .windows10),
    Entry(
      id: "windows-10-21h1", name: "Windows 10 21H1", family: "windows-10", products: .client, build: 19043,
      servicePack: 0, rights: .windows10),
    Entry(
      id: "windows-10-21h2", name: "Windows 10 21H2", family: "windows-10", products: .client, build: 19044,
      servicePack: 0, rights: .windows10),
    Entry(
      id: "windows-10-22h2", name: "Windows 10 22H2", family: "windows-10", products: .client, build: 19045,
      servicePack: 0, rights: .windows10),
    Entry(
      id: "windows-11-21h2", name: "Windows 11 21H2", family: "windows-11", products: .client, build: 22000,
      servicePack: 0, rights: .windows10),
    Entry(
      id: "windows-11-22h2", name: "Windows 11 22H2", family: "windows-11", products: .client, build: 22621,
      servicePack: 0, rights: .windows10),
    Entry(
      id: "windows-11-23h2", name: "Windows 11 23H2", family: "windows-11", products: .client, build: 22631,
      servicePack: 0, rights: .windows10),
    Entry(
      id: "windows-11-24h2", name: "Windows 11 24H2", family: "windows-11", products: .client, build: 26100,
      servicePack: 0, rights: .windows10),
    Entry(
      id: "windows-11-25h2", name: "Windows 11 25H2", family: "windows-11", products: .client, build: 26200,
      servicePack: 0, rights: .windows10),
    Entry(
      id: "windows-11-26h1", name: "Windows 11 26H1", family: "windows-11", products: .client, build: 28000,
      servicePack: 0, rights: .windows10),
    Entry(
      id: "windows-server-2003", name: "Windows Server 2003", family: "windows-server-2003", products: .server,
      build: 3790,
      servicePack: 0, rights: .windowsXPSP2),
    Entry(
      id: "windows-server-2003-sp1", name: "Windows Server 2003 SP1", family: "windows-server-2003-sp1",
      products: .server, build: 3790,
      servicePack: 1, rights: .windowsXPSP2),
    Entry(
      id: "windows-server-2003-r2", name: "Windows Server 2003 R2", family: "windows-server-2003-r2", products: .server,
      build: 3790,
      servicePack: 0, rights: .windowsXPSP2),
    Entry(
      id: "windows-server-2003-sp2", name: "Windows Server 2003 SP2", family: "windows-server-2003-sp2",
      products: .server, build: 3790,
      servicePack: 2, rights: .windowsXPSP2),
    Entry(
      id: "windows-server-2008", name: "Windows Server 2008", family: "windows-server-2008", products: .server,
      build: 6001,
      servicePack: 1, rights: .windowsVista),
    Entry(
      id: "windows-server-2008-sp2", name: "Windows Server 2008 SP2", family: "windows-server-2008-sp2",
      products: .server, build: 6002,
      servicePack: 2, rights: .windowsVista),
    Entry(
      id: "windows-server-2008-r2", name: "Windows Server 2008 R2", family: "windows-server-2008-r2", products: .server,
      build: 7600,
      servicePack: 0, rights: .windowsVista),
    Entry(
      id: "windows-server-2008-r2-sp1", name: "Windows Server 2008 R2 SP1", family: "windows-server-2008-r2-sp1",
      products: .server, build: 7601,
      servicePack: 1, rights: .windowsVista),
    Entry(
      id: "windows-server-2012", name: "Windows Server 2012", family: "windows-server-2012", products: .server,
      build: 9200,
      servicePack: 0, rights: .windowsVista),
    Entry(
      id: "windows-server-2012-r2", name: "Windows Server 2012 R2", family: "windows-server-2012-r2", products: .server,
      build: 9600,
      servicePack: 0, rights: .windowsVista),
    Entry(
      id: "windows-server-2016", name: "Windows Server 2016 (1607)", family: "windows-server-2016", products: .server,
      build: 14393,
      servicePack: 0, rights: .windows10),
    Entry(
      id: "windows-server-1709", name: "Windows Server, version 1709", family: "windows-server-1709", products: .server,
      build: 16299,
      servicePack: 0, rights: .windows10),
    Entry(
      id: "windows-server-1803", name: "Windows Server, version 1803", family: "windows-server-1803", products: .server,
      build: 17134,
      servicePack: 0, rights: .windows10),
    Entry(
      id: "windows-server-2019", name: "Windows Server 2019 (1809)", family: "windows-server-2019", products: .server,
      build: 17763,
      servicePack: 0, rights: .windows10),
    Entry(
      id: "windows-server-1903", name: "Windows Server, version 1903", family: "windows-server-1903", products: .server,
      build: 18362,
      servicePack: 0, rights: .windows10),
    Entry(
      id: "windows-server-1909", name: "Windows Server, version 1909", family: "windows-server-1909", products: .server,
      build: 18363,
      servicePack: 0, rights: .windows10),
    Entry(
      id: "windows-server-2004", name: "Windows Server, version 2004", family: "windows-server-2004", products: .server,
      build: 19041,
      servicePack: 0, rights: .windows10),
    Entry(
      id: "windows-server-20h2", name: "Windows Server, version 20H2", family: "windows-server-20h2", products: .server,
      build: 19042,
      servicePack: 0, rights: .windows10),
    Entry(
      id: "windows-server-2022", name: "Windows Server 2022 (21H2)", family: "windows-server-2022", products: .server,
      build: 20348,
      servicePack: 0, rights: .windows10),
    Entry(
      id: "windows-server-23h2", name: "Windows Server, version 23H2", family: "windows-server-23h2", products: .server,
      build: 25398,
      servicePack: 0, rights: .windows10),
    Entry(
      id: "windows-server-2025", name: "Windows Server 2025 (24H2)", family: "windows-server-2025", products: .server,
      build: 26100,
      servicePack: 0, rights: .windows10),
  ]
}
