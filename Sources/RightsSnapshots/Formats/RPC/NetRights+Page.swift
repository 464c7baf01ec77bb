extension NetRights {
  package static let page = FormatPage(
    "The accounts of one machine that hold user rights, and the rights of each, as Samba's net lists them over the network.",
    recipes: [
      FormatPage.Recipe(
        "net rpc rights list accounts --use-kerberos=required -S web01.corp.example > rights.txt",
        needs: "an account that is an administrator of the machine, its SMB port 445, and the package samba-common-bin",
        note:
          "Look at the exit code: the tool stops at the first account that it may not see, and what it printed until then "
          + "looks whole. `plumbline collect rpc` proves more."),
      FormatPage.Recipe(
        "net rpc rights list privileges SeDebugPrivilege SeBackupPrivilege -S web01.corp.example > rights.txt",
        needs: "the same"),
    ],
    proves: ["That these accounts hold these rights."],
    leavesOpen: [
      "Whether others hold them too, and whether a right that is not listed is held by nobody: the list has no end that could be "
        + "seen. A collection.json with the file's length says it.",
      "Which release, role and domain the machine has.",
    ],
    traps: [
      "`net rpc rights list` alone prints which privileges the server knows, and no account.",
      "`net rpc rights list ACCOUNT` prints rights without the account: it cannot be read.",
      "Names stand as the machine spells them, in its language; an account that does not resolve stands by its SID.",
    ],
    sources: ["Samba, source3/utils/net_rpc_rights.c"])
}
