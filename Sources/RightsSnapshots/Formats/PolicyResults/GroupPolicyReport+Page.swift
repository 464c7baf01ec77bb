extension GroupPolicyReport {
  package static let page = FormatPage(
    "What the Group Policy Management Console reports of one GPO, or of all of a domain: their settings, with SIDs and names.",
    recipes: [
      FormatPage.Recipe(
        #"Get-GPOReport -All -ReportType Xml -Path D:\audit\gpos.xml"#,
        needs: "PowerShell with the GroupPolicy module (RSAT) and an account that may read every GPO; no elevation"),
      FormatPage.Recipe(
        #"Get-GPOReport -Guid 31B2F340-016D-11D2-945F-00C04FB984F9 -ReportType Xml -Path D:\audit\ddp.xml"#,
        needs: "the same", note: "Backup-GPO writes the same report as gpreport.xml into each backup."),
    ],
    proves: [
      "Which rights a GPO defines, and to whom; a right without an element is not defined by it.",
      "An element without members: the GPO sets the right to nobody.",
    ],
    leavesOpen: [
      "The order of links, blocked inheritance and filters, so what a machine ends up with.",
      "Settings of a GPO that could not be read: the report then says so, and no right of it is collected.",
    ],
    traps: [
      "Names are in the language of the machine that made the report; SIDs are what counts.",
      "A GPO that the account may not read is missing from the report without a word.",
      "HTML reports and local GPOs are not read.",
    ],
    sources: ["Get-GPOReport, module GroupPolicy", "namespace http://www.microsoft.com/GroupPolicy/Settings"])
}
