extension DebuggerToken {
  package static let page = FormatPage(
    "A token as the debugger prints it (!token, with or without -n), and the lines of !peb that tell a service account.",
    recipes: [
      FormatPage.Recipe(
        #"livekd64.exe -o C:\audit\live.dmp"#, #"kd.exe -z C:\audit\live.dmp -logo C:\audit\token.txt"#,
        "!process 0 1 WmiPrvSE.exe", "!token -n <address behind Token>", "q",
        needs: "an elevated prompt, Sysinternals LiveKd and the Debugging Tools for Windows",
        note: "The debugger works on a dump: no process of the machine is stopped. Analyse it on another machine."),
      FormatPage.Recipe(
        #"cdb.exe -pv -p <pid> -logo C:\audit\token.txt -c "!token -n; !peb; qd""#,
        needs: "an elevated prompt; a test machine, or a process of your own that runs under the account in question",
        note: "-pv attaches non-invasively and qd detaches, but the process stands still in between."),
    ],
    proves: ["Which privileges and groups this token has, with their attributes, and a thread token's level."],
    leavesOpen: [
      "Who holds a right on the machine: no token says that, so every right stays not collected.",
      "Logon rights, which are in no token.",
      "Whose token it is, where neither `!process` before it nor the ImageFile line of `!peb` after it names the process.",
    ],
    traps: [
      "The number before a privilege is its position in one version and its LUID in another; the LUID in hexadecimal counts.",
      "Names of SIDs are printed with -n only.",
      "Token levels count from 0 (SecurityAnonymous), those of RPC from 1.",
      "An elevated and a filtered token of one user differ by design: compare like with like.",
    ],
    warning:
      "Never attach a debugger to svchost or WmiPrvSE of a system that is in use. All of its threads stop while the "
      + "debugger waits, every service inside stops with them, and closing the debugger can end the process: WMI, the "
      + "network or the whole machine can go down. Take a dump and look at that, or start a task of your own under the same "
      + "account (see `plumbline explain whoami`) on a test machine and look at its process. If you must attach, attach "
      + "non-invasively (-pv) and leave with qd.",
    sources: ["Debugging Tools for Windows, !token and !peb"])
}
