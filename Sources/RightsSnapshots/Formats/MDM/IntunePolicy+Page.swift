extension IntunePolicy {
  package static let page = FormatPage(
    "A settings catalog policy of Intune: the user rights that it sets, and to whom. It says what the policy demands, not what any "
      + "machine has.",
    recipes: [
      FormatPage.Recipe(
        "Connect-MgGraph -Scopes DeviceManagementConfiguration.Read.All",
        "$all = 'https://graph.microsoft.com/beta/deviceManagement/configurationPolicies?$expand=settings'",
        #"Invoke-MgGraphRequest -Uri $all -OutputType Json | Out-File D:\audit\intune.json"#,
        needs: "PowerShell with Microsoft.Graph.Authentication, and an account that may read device configurations",
        note: "The export of the console (Policies, ..., Export JSON) is read too.")
    ],
    proves: [
      "Which rights the policy sets, and to whom; a right without a setting is not defined by it.",
      "One account that is empty, a blank or two quotes: the policy sets the right to nobody.",
    ],
    leavesOpen: [
      "To whom the policy is assigned, and what a machine ends up with: MDMDiagReport.xml of the machine says more.",
      "Policies and settings on further pages of Graph's answer (@odata.nextLink): a policy that is one page of several defines "
        + "nothing beyond what it shows.",
    ],
    traps: [
      "Without `$expand=settings` a policy has no settings in the answer: nothing is then collected.",
      "Profiles of the older kind (endpoint protection templates) are not read.",
    ],
    sources: ["deviceManagementConfigurationPolicy, Microsoft Graph reference (beta)"])
}
