extension RPCClient {
  package static let page = FormatPage(
    "What Samba's rpcclient asks the local security authority of a machine over the network: the accounts that have rights, and the "
      + "rights of each, logon rights included.",
    recipes: [
      FormatPage.Recipe(
        "plumbline collect rpc WEB01.corp.example",
        needs:
          "Samba's client tools on Linux, and a Kerberos ticket or a credentials file of an administrator of the machine",
        note: "Asks all that is needed, in an order that shows what is missing."),
      FormatPage.Recipe(
        "rpcclient --use-kerberos=required WEB01.corp.example -c lsaenumsid > accounts.txt",
        "rpcclient --use-kerberos=required WEB01.corp.example -c 'lsaenumacctrights S-1-5-32-544' > rights.txt",
        needs: "the same; the second command once for each SID of the first"),
    ],
    proves: [
      "Who holds each right, where the list of accounts is whole and each of them was asked.",
      "Then also that nobody else does.",
    ],
    leavesOpen: [
      "Every right of an account whose question failed: it may hold any.",
      "Logon rights, where only lsaenumprivsaccount was asked.",
    ],
    traps: [
      "enumprivs lists the privileges that a server knows, and no holder.",
      "NT_STATUS_OBJECT_NAME_NOT_FOUND says that an account has no right; NT_STATUS_ACCESS_DENIED says nothing.",
      "A password on the command line is seen by everyone on the machine: use a ticket or a file.",
    ],
    sources: ["man rpcclient", "Samba, source3/rpcclient/cmd_lsarpc.c", "[MS-LSAD]"])
}
