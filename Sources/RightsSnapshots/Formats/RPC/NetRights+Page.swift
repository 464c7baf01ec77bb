extension NetRights {
  package static let page = FormatPage(
    "What Samba's net asks the local security authority of a machine over the network: each account with its rights, or each "
      + "privilege with its accounts.",
    recipes: [
      FormatPage.Recipe(
        "net rpc rights list accounts --use-kerberos=required -S WEB01.corp.example > WEB01.txt",
        needs: "Samba's client tools on Linux, and a Kerberos ticket of an administrator of the machine"),
      FormatPage.Recipe(
        "net rpc rights list privileges SeBackupPrivilege --use-kerberos=required -S WEB01.corp.example > WEB01.txt",
        needs: "the same"),
    ],
    proves: ["Which rights the listed accounts have."],
    leavesOpen: [
      "Whether the list is whole: nothing shows its end.",
      "Which release, role and domain the machine has.",
    ],
    traps: [
      "`net rpc rights list` alone lists the privileges that a server knows, and no holder.",
      "Names are those of the server, in its language; a SID stands where no name was found.",
      "A password on the command line is seen by everyone on the machine: use a ticket or a file.",
    ],
    sources: ["man net", "Samba, source3/utils/net_rpc_rights.c"])
}
