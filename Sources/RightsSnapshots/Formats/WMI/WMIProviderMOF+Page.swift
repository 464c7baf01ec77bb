extension WMIProviderMOF {
  package static let page = FormatPage(
    "How WMI providers are registered, as the text that their installer compiles: the instances of __Win32Provider in it.",
    recipes: [
      FormatPage.Recipe(
        #"copy C:\Windows\System32\wbem\*.mof C:\audit"#,
        needs: "an account that may read the folder; no elevation",
        note:
          "Other products keep theirs where they are installed; HKLM\\SOFTWARE\\Microsoft\\WBEM\\CIMOM, value Autorecover MOFs, lists them."
      )
    ],
    proves: [
      "What the registration sets, and in which namespace, where a pragma names one.",
      "A property that is not in the text was not set: the default of the class holds.",
    ],
    leavesOpen: [
      "Whether the text was ever compiled, and whether somebody changed the registration since.",
      "Which other providers there are: that a provider is not in a file proves nothing.",
      "Who holds which right.",
    ],
    traps: [
      "A registration without a HostingModel runs as SYSTEM up to Server 2003 and as NETWORK SERVICE since.",
      "Of two registrations under one name in one namespace the later one counts.",
      "Classes and registrations of what a provider serves stand in the same file; they are counted and not judged.",
    ],
    sources: ["DSP0004, Managed Object Format, DMTF", "__Win32Provider class, WMI reference of Microsoft"])
}
