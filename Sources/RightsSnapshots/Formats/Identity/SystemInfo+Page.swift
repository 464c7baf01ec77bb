extension SystemInfo {
  package static let page = FormatPage(
    "What a machine is: its name, release, service pack and role. It completes a machine's folder whose other files do not say "
      + "it; alone it is a machine of which no right is known.",
    recipes: [
      FormatPage.Recipe(
        #"systeminfo > C:\audit\systeminfo.txt"#, needs: "any prompt on the machine; no elevation",
        note: "With /s WEB01 it asks another machine, which needs an administrator there."),
      FormatPage.Recipe(#"systeminfo /fo csv > C:\audit\systeminfo.csv"#, needs: "the same"),
    ],
    proves: [
      "The build and, with the name of the product, the release.",
      "The role, in the languages that are known: English, German, French, Spanish, Italian, Portuguese, Russian, Chinese, "
        + "Japanese and Korean.",
    ],
    leavesOpen: [
      "Every user right.",
      "When the machine was started and the file made: its times are in the format of the user's region, without a zone.",
      "The SID of the machine and of its domain.",
    ],
    traps: [
      "The system locale is that of old programs and not the language of Windows: it is not taken.",
      "The console's code page can garble words; what cannot be read surely is left open.",
      "Windows 11 24H2 and Server 2025 have one build: the name of the product tells them apart.",
    ],
    sources: ["systeminfo /? on Windows"])
}
