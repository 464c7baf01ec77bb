extension ManagementReport {
  package static let page = FormatPage(
    "The user rights that mobile device management (Intune and others) set on a machine, as the machine itself reports them, or as "
      + "messages of the protocol (SyncML) carry them.",
    recipes: [
      FormatPage.Recipe(
        #"MdmDiagnosticsTool.exe -out C:\audit\mdm"#, needs: "an elevated prompt on the managed machine",
        note: "MDMDiagReport.xml in that folder is the file."),
      FormatPage.Recipe(
        "<Get><CmdID>1</CmdID><Item><Target><LocURI>./Device/Vendor/MSFT/Policy/Result/UserRights/DebugPrograms</LocURI></Target></Item></Get>",
        needs: "a management server that can send a query and keep the answer"),
    ],
    proves: [
      "To whom device management sets the rights that it sets; an empty value is nobody.",
      "Of a message with Replace or Add: what a policy sets, so it is read as a policy and not as the machine.",
    ],
    leavesOpen: [
      "Rights that no provider sets: the machine's own assignment holds.",
      "What a GPO, an installer or an administrator made of a right afterwards.",
      "Which release and role the machine has.",
    ],
    traps: [
      "Holders stand between characters U+F000, which some tools print as a question mark: such a value is refused.",
      "Names are in the language of whoever wrote the policy; SIDs with a star are what Microsoft recommends.",
      "An answer with a status other than 200 is no answer.",
    ],
    sources: [
      "Policy CSP, area UserRights: https://learn.microsoft.com/windows/client-management/mdm/policy-csp-userrights"
    ])
}
