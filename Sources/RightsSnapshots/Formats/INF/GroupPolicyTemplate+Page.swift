extension GroupPolicyTemplate {
  package static let page = FormatPage(
    "The security settings that one GPO defines, from SYSVOL or from a backup. It says what the GPO demands, not what any "
      + "machine has.",
    recipes: [
      FormatPage.Recipe(
        #"Backup-GPO -All -Path D:\audit\gpos"#,
        needs: "PowerShell with the GroupPolicy module (RSAT) and an account that may read the GPOs; no elevation",
        note: "The folders of a backup also say which GPO each is; give the folder to `scan`."),
      FormatPage.Recipe(
        #"robocopy \\corp.example\SYSVOL\corp.example\Policies D:\audit\sysvol GptTmpl.inf GPT.INI /S"#,
        needs: "any account of the domain", note: "Keep the folders: the GPO's GUID is in their names."),
    ],
    proves: [
      "Which rights this GPO defines, and to whom; a right without a line is not defined by it.",
      "An empty value: the GPO sets the right to nobody.",
    ],
    leavesOpen: [
      "Whether the GPO is linked, filtered, switched off or overridden, so what a machine ends up with.",
      "That the file is whole, where it ends at the end of a line: nothing in it would show a cut.",
    ],
    traps: [
      "One malformed line, and Windows ignores the whole file.",
      "Placeholders such as ADD YOUR DOMAIN ADMINS come from published templates and must be replaced.",
      "SIDs of the domain in which a GPO was written mean nothing in another one.",
    ],
    sources: ["[MS-GPSB] 2.2, Group Policy: Security Protocol Extension"])
}
