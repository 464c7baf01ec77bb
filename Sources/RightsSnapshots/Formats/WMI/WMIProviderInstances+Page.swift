extension WMIProviderInstances {
  package static let page = FormatPage(
    "How WMI providers are registered now: the instances of __Win32Provider as PowerShell writes them, of one machine or many.",
    recipes: [
      FormatPage.Recipe(
        "function Namespaces($n) { $n; Get-CimInstance -Namespace $n -ClassName __Namespace | ForEach-Object { Namespaces \"$n/$($_.Name)\" } }",
        "Namespaces root | ForEach-Object { $n = $_; Get-CimInstance -Namespace $n -ClassName __Win32Provider } |",
        "  Select-Object Name, CLSID, ImpersonationLevel, PerUserInitialization, InitializeAsAdminFirst, HostingModel,",
        "    @{n='Namespace'; e={$_.CimSystemProperties.Namespace}} | ConvertTo-Json | Out-File C:\\audit\\providers.json",
        needs: "an elevated PowerShell on the machine",
        note: "Get-WmiObject and Export-Csv give the same; each namespace has registrations of its own.")
    ],
    proves: [
      "What each registration that came sets.",
      "That a provider is not registered, only where the collection says that it came whole and elevated.",
    ],
    leavesOpen: [
      "What WMI did not show: to a caller with fewer rights a short list and a whole one look the same.",
      "Whether a property that is NULL was not set, or may not be seen, unless the collection came whole.",
      "Who holds which right.",
    ],
    traps: [
      "A property that was not selected is not NULL: it was not asked for.",
      "ConvertTo-Json writes one object without brackets; both are read.",
      "A query in root/cimv2 alone leaves out the providers of every other namespace.",
    ],
    sources: [
      "__Win32Provider class, WMI reference of Microsoft",
      "Provider Hosting and Security, WMI documentation of Microsoft",
    ])
}
