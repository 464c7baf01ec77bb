extension ResultantSetInstances {
  package static let page = FormatPage(
    "The WMI instances from which gpresult makes its report: one for each right and GPO, with its precedence.",
    recipes: [
      FormatPage.Recipe(
        "Get-CimInstance -Namespace root/rsop/computer -ClassName RSOP_UserPrivilegeRight |",
        "  Select-Object UserRight, AccountList, Precedence, GPOID, SOMID, Status, ErrorCode, PSComputerName |",
        #"  ConvertTo-Json -Depth 3 | Out-File C:\audit\rsop.json"#,
        needs: "an elevated PowerShell on the machine; add -ComputerName WEB01, WEB02 to ask several"),
      FormatPage.Recipe(
        "Get-CimInstance -Namespace root/rsop/computer -ClassName RSOP_UserPrivilegeRight |",
        "  Select-Object UserRight, @{n='AccountList'; e={$_.AccountList -join ';'}}, Precedence, GPOID, SOMID, Status, ErrorCode |",
        #"  Export-Csv -NoTypeInformation C:\audit\rsop.csv"#,
        needs: "the same", note: "Without the join, Export-Csv writes the type of the list in place of its accounts."),
    ],
    proves: [
      "Of each right that a GPO sets: the winner (precedence 1), to whom it sets the right, and the losers.",
      "A null AccountList: the GPO sets the right to nobody.",
    ],
    leavesOpen: [
      "Rights that no GPO sets, and what the machine has now.",
      "Rights whose instances WMI did not return: a partly refused enumeration looks like a short one.",
    ],
    traps: [
      "A property that was not selected was not asked for: an instance without AccountList is an error, not nobody.",
      "A status other than 1, or an error code, says that Windows did not apply the setting.",
    ],
    sources: ["RSOP_UserPrivilegeRight and RSOP_SecuritySettings, WMI reference of Microsoft"])
}
