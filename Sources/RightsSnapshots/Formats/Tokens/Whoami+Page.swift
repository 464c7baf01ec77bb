extension Whoami {
  package static let page = FormatPage(
    "The token of the process that ran whoami: its user, groups and privileges.",
    recipes: [
      FormatPage.Recipe(
        #"whoami /all /fo csv > C:\audit\whoami.csv"#,
        needs: "a prompt of the account in question; elevated for all that an administrator has",
        note: "Run it in both prompts: the difference is what User Account Control takes away."),
      FormatPage.Recipe(
        #"schtasks /create /tn plumbline-token /sc once /st 00:00 /ru "NT AUTHORITY\NETWORK SERVICE" /tr "cmd /c whoami /all /fo csv > C:\Windows\Temp\token.csv""#,
        "schtasks /run /tn plumbline-token", "schtasks /delete /tn plumbline-token /f",
        needs: "an elevated prompt, on a test machine where you can",
        note:
          "Shows the token of a service account without touching a running service. A task has groups that a service "
          + "has not, and the other way round (BATCH, SERVICE)."),
    ],
    proves: ["Which privileges this token has. Disabled is held too: the process can enable it."],
    leavesOpen: [
      "Who holds a right on the machine: no token says that, so every right stays not collected.",
      "Logon rights, which are in no token.",
      "What the account would have elevated, where the token is filtered.",
    ],
    traps: [
      "A shell below high integrity, or with Administrators for deny only, is a filtered token.",
      "A network logon (PowerShell remoting) has every privilege enabled: the state says nothing of defaults.",
      "Format-Table of PowerShell shortens privileges and SIDs to fit its columns: such rows are rejected.",
      "The outputs of two prompts in one file are two tokens.",
      "Headings, states and attributes are in the language of Windows; privileges and SIDs are not.",
      "What cmd redirects is in the console's code page: SIDs and privileges are sure, names and foreign words are not.",
    ],
    sources: ["whoami /? on Windows"])
}
