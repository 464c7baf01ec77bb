extension AccessChk {
  package static let page = FormatPage(
    "Who holds a right on one machine, as Sysinternals AccessChk asks the local security authority: the right, and below it the "
      + "accounts that have it directly.",
    recipes: [
      FormatPage.Recipe(
        "foreach ($right in 'SeDebugPrivilege', 'SeTcbPrivilege', 'SeServiceLogonRight') {",
        #"  $right; .\accesschk.exe -accepteula -nobanner -a $right"#,
        #"} *> C:\audit\accesschk.txt; 'PS C:\>' >> C:\audit\accesschk.txt"#,
        needs: "an elevated PowerShell on the machine, and accesschk.exe",
        note: "The right before each list says whose it is; the prompt at the end says that the last list is whole."),
      FormatPage.Recipe(
        #"accesschk.exe -accepteula -a * > C:\audit\accesschk.txt"#, needs: "an elevated prompt on the machine"),
    ],
    proves: [
      "Who holds the rights that are listed.",
      "That nobody does, where it says `No accounts granted`.",
    ],
    leavesOpen: [
      "Rights that are not listed: nothing shows that all were asked for.",
      "Whether the last list is whole, where nothing follows it.",
      "Which release, role and domain the machine has.",
    ],
    traps: [
      "Names only, in the language of Windows; a SID stands where no name was found.",
      "A list of accounts without the right above it cannot be read: the command says the right, its output does not.",
      "With an account before it, -a lists the rights of that account and not the holders of a right.",
      "Without elevation it prints an error in place of a list.",
    ],
    sources: ["https://learn.microsoft.com/sysinternals/downloads/accesschk"])
}
