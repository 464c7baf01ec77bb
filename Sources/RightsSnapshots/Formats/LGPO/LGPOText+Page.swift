extension LGPOText {
  package static let page = FormatPage(
    "The registry settings of a GPO or of the local policy as text. User rights are not among them: they are in the security "
      + "template. The format is known so that nobody takes such a file for an answer.",
    recipes: [
      FormatPage.Recipe(
        #"LGPO.exe /b C:\audit\local /n "Local policy of WEB01""#,
        needs: "an elevated prompt on the machine, and LGPO.exe of the Security Compliance Toolkit",
        note: "This is what you want: a GPO backup of the local policy with its GptTmpl.inf. Give the folder to `scan`."
      ),
      FormatPage.Recipe(
        #"LGPO.exe /parse /m C:\Windows\System32\GroupPolicy\Machine\registry.pol > C:\audit\lgpo.txt"#,
        needs: "the same", note: "This writes the text that holds no user right."),
    ],
    proves: ["Nothing about user rights."],
    leavesOpen: ["Every user right: that none is in the text does not say that none is defined."],
    traps: ["A GPO can set user rights and have no registry.pol at all."],
    warning:
      "LGPO.exe with /s, /g, /t or /m and no /parse before it changes the machine's policy. Use /b and /parse only.",
    sources: ["LGPO.pdf in the Security Compliance Toolkit"])
}
