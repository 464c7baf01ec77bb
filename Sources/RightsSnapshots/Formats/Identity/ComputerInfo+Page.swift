extension ComputerInfo {
  package static let page = FormatPage(
    "What a machine is, from PowerShell or WMI: its name, release, product type, role, domain, language and start. It completes a "
      + "machine's folder whose other files do not say it; alone it is a machine of which no right is known.",
    recipes: [
      FormatPage.Recipe(
        #"Get-ComputerInfo | ConvertTo-Json | Out-File C:\audit\computerinfo.json"#,
        needs: "PowerShell 5.1 or later on the machine; no elevation"),
      FormatPage.Recipe(
        "@(Get-CimInstance Win32_OperatingSystem | Select-Object CSName, BuildNumber, ProductType, OSLanguage, LastBootUpTime, LocalDateTime) +",
        "  @(Get-CimInstance Win32_ComputerSystem | Select-Object Name, Domain, DomainRole, PartOfDomain) |",
        #"  ConvertTo-Json | Out-File C:\audit\system.json"#,
        needs: "any PowerShell on the machine; with -ComputerName an administrator of the others"),
      FormatPage.Recipe(
        #"wmic os get BuildNumber,CSName,ProductType,OSLanguage,LastBootUpTime,LocalDateTime /value > C:\audit\os.txt"#,
        needs: "a prompt on an old machine that still has wmic; no elevation"),
    ],
    proves: [
      "The release, from the build and the product type, and the role, from the domain role.",
      "When the machine was started and when it was asked.",
    ],
    leavesOpen: ["Every user right.", "The SID of the machine and of its domain."],
    traps: [
      "ConvertTo-Json writes one machine as an object and several as a list: both are read.",
      "A list of PowerShell (Format-List) has times in the format of the user's region, without a zone: they are not taken.",
      "WindowsVersion stays at 2009 from Windows 10 20H2 on; the build counts.",
      "A machine that is joined to Entra ID alone is no member of a domain.",
    ],
    sources: [
      "Win32_OperatingSystem and Win32_ComputerSystem, WMI reference of Microsoft",
      "Get-ComputerInfo, module Microsoft.PowerShell.Management",
    ])
}
