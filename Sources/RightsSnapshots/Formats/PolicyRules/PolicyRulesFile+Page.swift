extension PolicyRulesFile {
  package static let page = FormatPage(
    "A rule set of Microsoft's Policy Analyzer: what one or more GPOs set, with the rights as lines of their security templates. A "
      + "set named EffectiveState is what a machine had when it was compared.",
    recipes: [
      FormatPage.Recipe(
        "PolicyAnalyzer.exe",
        "Add..., File > Add files from GPO(s), the folder of a backup, Import, save NAME.PolicyRules",
        needs: "Policy Analyzer of the Security Compliance Toolkit; no elevation",
        note: "Make the backup with Backup-GPO: Plumbline reads that itself, and more of it."),
      FormatPage.Recipe(
        "PolicyAnalyzer.exe", "Compare to Effective State, which saves EffectiveState_HOST_TIME.PolicyRules",
        needs: "the same, elevated on the machine"),
    ],
    proves: [
      "Of a GPO: which rights it defines, to whom, and which to nobody; a right without a line is not defined by it.",
      "Of a machine's effective state: who holds the rights that were compared.",
    ],
    leavesOpen: [
      "The GUID of a GPO: it goes by its name.",
      "Links, filters and precedence, so what a machine ends up with.",
      "Of a machine's effective state: rights that were not compared, and those that were not found, unless "
        + "SeChangeNotifyPrivilege is among those that were.",
    ],
    traps: [
      "One file holds several policies, and they may differ about one right: each is a GPO of its own.",
      "The same files are read as baselines by `plumbline baseline import`: what a publisher recommends is no state.",
    ],
    sources: ["Security Compliance Toolkit, Policy Analyzer"])
}
