extension SharpHoundComputers {
  package static let page = FormatPage(
    "What SharpHound, the collector of BloodHound, asked many computers of a domain about their user rights.",
    recipes: [
      FormatPage.Recipe(
        #"SharpHound.exe --collectionmethods UserRights --outputdirectory D:\audit"#,
        needs: "an account of the domain that is an administrator of the computers asked; no local elevation",
        note: "Unzip the result and give `scan` the file that ends in computers.json.")
    ],
    proves: ["That those listed hold the right, at least."],
    leavesOpen: [
      "Every right but SeRemoteInteractiveLogonRight, unless the collector was built to ask for more.",
      "Whether anybody else holds it: services, application pools and several well-known principals are left out, so an "
        + "empty list is not nobody.",
      "Computers that could not be reached or refused (Collected: false, with the reason).",
    ],
    traps: [
      "Local groups are written as the computer's own SID with their RID; they are turned back.",
      "meta.count is often 0 or stale: the list is what counts.",
    ],
    warning: "Attackers use the same tool. Agree its use with whoever watches the network before you run it.",
    sources: ["SharpHoundCommon, UserRightsAssignmentProcessor: https://github.com/SpecterOps/SharpHoundCommon"])
}
