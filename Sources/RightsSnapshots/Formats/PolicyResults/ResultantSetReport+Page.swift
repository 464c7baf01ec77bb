extension ResultantSetReport {
  package static let page = FormatPage(
    "The resultant set of policy of one machine: for each right that any GPO sets, the GPO that wins and what it sets.",
    recipes: [
      FormatPage.Recipe(
        #"gpresult /scope computer /x C:\audit\gpresult.xml /f"#,
        needs: "an elevated prompt on the machine; without elevation the computer's part is missing"),
      FormatPage.Recipe(
        #"Get-GPResultantSetOfPolicy -Computer WEB01 -ReportType Xml -Path D:\audit\WEB01.xml"#,
        needs: "PowerShell with the GroupPolicy module (RSAT), and an administrator of the machine"),
    ],
    proves: [
      "Which GPO sets a right on this machine, to whom, and which ones lose.",
      "When it was read.",
    ],
    leavesOpen: [
      "Rights that no GPO sets: the machine's own assignment holds, and is not in the report.",
      "Whether the machine still has what policy wrote: between two refreshes an administrator or an installer can change it.",
    ],
    traps: [
      "A report made without elevation has user results only: nothing is then collected.",
      "Group Policy Modeling (PlanningData) is a forecast, not evidence; its rights are not taken.",
      "An error of the security extension makes the list unreliable, and it is said so.",
    ],
    sources: ["gpresult /? on Windows", "the RSoP schema that the report's namespaces name"])
}
