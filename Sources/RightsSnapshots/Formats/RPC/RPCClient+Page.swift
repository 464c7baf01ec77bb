extension RPCClient {
  package static let page = FormatPage(
    "The accounts of one machine that hold user rights, and the rights of each, as the local security authority answers over "
      + "the network. Samba's rpcclient asks it from Linux; nothing runs on the machine.",
    recipes: [
      FormatPage.Recipe(
        "plumbline collect rpc web01.corp.example --kerberos",
        needs:
          "an account that is an administrator of the machine, its SMB port 445, and the packages smbclient and samba-common-bin",
        note: "Asks all that is needed, and writes down what was refused."),
      FormatPage.Recipe(
        "rpcclient web01.corp.example --use-kerberos=required",
        "lsaenumsid 0 8192",
        "lsaenumacctrights S-1-5-32-544",
        needs: "the same",
        note: "By hand: the second command for each SID that the first lists. Keep the whole session, prompts included."
      ),
    ],
    proves: [
      "Who holds each right, logon rights included, by SID.",
      "That nobody else does, where the list of accounts has as many as it says, each of them has its answer with as many "
        + "rights as it says, and somebody has SeChangeNotifyPrivilege.",
      "With lookupsids: that an account of a domain the server knows was deleted.",
      "With lsaquery 12, lsaquery 5 and srvinfo: domain, machine SID and role.",
    ],
    leavesOpen: [
      "The release: only the registry has the build, which clients often do not serve. Give --os or an inventory.",
      "Which GPO set a right.",
      "With lsaenumprivsaccount in place of lsaenumacctrights: every logon right.",
      "All of it, where the machine has more accounts with rights than fit into one answer: rpcclient then prints an error.",
    ],
    traps: [
      "enumprivs lists the privileges that the server knows, not who holds them.",
      "`result was NT_STATUS_OBJECT_NAME_NOT_FOUND` says that an account has no right left; without the prompt above it nothing "
        + "shows which account is meant.",
      "A Samba server knows only some of the rights of Windows.",
    ],
    sources: ["[MS-LSAD] 3.1.4.5", "Samba, source3/rpcclient/cmd_lsarpc.c"])
}
