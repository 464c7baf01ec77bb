extension SeceditExport {
  package static let page = FormatPage(
    "The local security policy of one machine, as secedit writes it: every user right with whoever holds it there, by SID, "
      + "whichever GPO or installer put it there. It is the best evidence that there is.",
    recipes: [
      FormatPage.Recipe(
        #"secedit /export /areas USER_RIGHTS SECURITYPOLICY /cfg C:\audit\secedit.inf"#,
        needs: "an elevated prompt on the machine (Run as administrator)",
        note: "SECURITYPOLICY adds what the accounts with RID 500 and 501 are called there.")
    ],
    proves: [
      "Who holds each right on this machine at that moment.",
      "Of a whole export: that a right without a line is held by nobody. It is whole where another section follows "
        + "[Privilege Rights] and SeChangeNotifyPrivilege is listed.",
    ],
    leavesOpen: [
      "Which release, role and domain the machine has: put a machine.json or a systeminfo beside it, or give --os and --role.",
      "Which GPO set a right: a gpresult in the machine's folder says it.",
      "When it was made: the file has no time, and that of the file system is not used.",
    ],
    traps: [
      "A GPO's GptTmpl.inf has the same grammar and means something else; it is told apart by its name and folder.",
      "/areas SECURITYPOLICY alone writes no user right at all: every right is then not collected.",
      "/mergedpolicy writes domain and local policy together; on a machine that is not refreshed it differs from what holds.",
      "A bare name is a local account of that machine, never a well-known principal: Windows writes those as SIDs.",
    ],
    warning: "Use /export only. secedit /configure with the same file changes the machine.",
    sources: ["[MS-GPSB] 2.2, Group Policy: Security Protocol Extension", "secedit /export /? on Windows"])
}
