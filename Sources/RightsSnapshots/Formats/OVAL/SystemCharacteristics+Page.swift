extension SystemCharacteristics {
  package static let page = FormatPage(
    "What a vulnerability or compliance scanner collected with OVAL: items of user rights and of access tokens, alone or "
      + "inside its results.",
    recipes: [
      FormatPage.Recipe(
        #"ovaldi.exe -m -o definitions.xml -d system-characteristics.xml -r results.xml"#,
        needs: "an elevated prompt on the machine, and definitions with userright tests (OVAL 5.11 or later)",
        note: "Other SCAP scanners write the same document: have them keep system characteristics in their results.")
    ],
    proves: [
      "Of each userright item with status exists: all that hold the right.",
      "Of each accesstoken item: rights of one principal; others may hold them too.",
    ],
    leavesOpen: [
      "Every right for which the definitions have no object: it was not asked for.",
      "Items and values with status error or not collected.",
    ],
    traps: [
      "Results can be written thin, without system characteristics: then there is nothing to read.",
      "trustee_name is in the language of the machine; trustee_sid is what counts.",
    ],
    sources: [
      "OVAL Language 5.11, Windows system characteristics schema (userright_item, accesstoken_item)",
      "https://github.com/OVALProject/Language",
    ])
}
