#!/usr/bin/env python3
"""Writes the fixtures of the snapshot formats: for each format one content in several encodings. Run by hand only."""
import json
import pathlib

here = pathlib.Path(__file__).parent
RIGHTS = [
    ("SeNetworkLogonRight", ["*S-1-5-11", "*S-1-5-32-544"]),
    ("SeChangeNotifyPrivilege", ["*S-1-1-0", "*S-1-5-19", "*S-1-5-32-545"]),
    ("SeDebugPrivilege", ["*S-1-5-32-544"]),
    ("SeTcbPrivilege", []),
    ("SeBatchLogonRight", ["svc = backup", "Kôntö ü", "*S-1-5-21-1-2-3-1104"]),
    ("SeServiceLogonRight", ["*S-1-5-80-0", "CORP\\svc"]),
    ("SeFlyPrivilege", ["*S-1-1-0"]),
]


def encodings(text, name):
    crlf, lf = text.replace("\n", "\r\n"), text
    return {
        f"utf-16le {name}": b"\xff\xfe" + crlf.encode("utf-16-le"),
        f"utf-16le without a mark {name}": crlf.encode("utf-16-le"),
        f"utf-16be {name}": b"\xfe\xff" + crlf.encode("utf-16-be"),
        f"utf-8 {name}": crlf.encode(),
        f"utf-8 with a mark {name}": b"\xef\xbb\xbf" + crlf.encode(),
        f"lf {name}": lf.encode(),
    }


def write(folder, files, table):
    target = here / folder
    target.mkdir(exist_ok=True)
    for name, content in files.items():
        (target / name).write_bytes(content)
    (target / "expected.tsv").write_text("".join(f"{right}\t{value}\n" for right, value in sorted(table.items())))


def shown(holders):
    sids = sorted(h[1:] for h in holders if h.startswith("*"))
    names = sorted(h for h in holders if not h.startswith("*"))
    return "|".join(sids + names) if holders else "-"


lines = "".join(f"{right} = {','.join(holders)}\n" for right, holders in RIGHTS)
export = "[Unicode]\nUnicode=yes\n[System Access]\nMinimumPasswordAge = 1\n[Privilege Rights]\n" + lines + "[Version]\nsignature=\"$CHICAGO$\"\nRevision=1\n"
template = "[Unicode]\nUnicode=yes\n[Version]\nsignature=\"$CHICAGO$\"\nRevision=1\n[Privilege Rights]\n" + lines.replace(" = *", "=*")
table = {right: shown(holders) for right, holders in RIGHTS if right != "SeFlyPrivilege"}
write("secedit", encodings(export, "WEB01.inf"), table | {"*": "-"})
write("gpttmpl", encodings(template, "GptTmpl.inf"), table | {"*": "."})

rights = {}
for right, holders in RIGHTS:
    if right == "SeFlyPrivilege":
        continue
    principals = [h.lstrip("*") for h in holders]
    rights[right] = {"state": "principals", "complete": True, "principals": principals} if holders else {"state": "noOne"}
rights["SeUndockPrivilege"] = {"state": "principals", "complete": False, "principals": ["S-1-1-0"]}
document = {
    "apiVersion": "plumbline/v1", "kind": "Snapshot", "subject": {"kind": "machine", "name": "WEB01"}, "readAs": "secedit", "layer": "effective",
    "rights": rights, "unknownRights": {"SeFlyPrivilege": "*S-1-1-0"}, "completeness": {"rights": "partial", "reason": "a fixture"},
    "lines": {"read": 7, "rejected": 0}, "diagnostics": [],
}
one = json.dumps(document, ensure_ascii=False) + "\n"
pretty = json.dumps(document, ensure_ascii=True, indent=1) + "\n"
yaml = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in document.items() if key != "rights")
yaml += "rights:\n" + "".join(f"  {right}: {json.dumps(value, ensure_ascii=False)}\n" for right, value in rights.items())
files = {"line WEB01.jsonl": one.encode(), "utf-16le WEB01.json": b"\xff\xfe" + one.encode("utf-16-le"), "pretty WEB01.json": pretty.encode()}
files |= {"utf-8 WEB01.yaml": yaml.encode(), "utf-16le WEB01.yaml": b"\xff\xfe" + yaml.encode("utf-16-le"), "crlf WEB01.yaml": yaml.replace("\n", "\r\n").encode()}
write("snapshot", files, table | {"SeUndockPrivilege": "~S-1-1-0", "*": "?"})


# Tokens: the user, two groups and four privileges, one of which no Windows has.

USER = ("corp\\svc-web", "S-1-5-21-1-2-3-1104")
GROUPS = [
    ("BUILTIN\\Administrators", "Alias", "S-1-5-32-544", "Group used for deny only"),
    ("NT AUTHORITY\\SERVICE", "Well-known group", "S-1-5-6", "Mandatory group, Enabled by default, Enabled group"),
]
PRIVILEGES = [
    ("SeChangeNotifyPrivilege", "Bypass traverse checking", "Enabled", 23),
    ("SeImpersonatePrivilege", "Impersonate a client after authentication", "Enabled", 29),
    ("SeShutdownPrivilege", "Shut down the system", "Disabled", 19),
    ("SeFlyPrivilege", "Fly", "Disabled", 99),
]
GERMAN = {
    "User Name": "Benutzername", "Group Name": "Gruppenname", "Type": "Typ", "Attributes": "Attribute",
    "Privilege Name": "Berechtigungsname", "Description": "Beschreibung", "State": "Status",
    "Enabled": "Aktiviert", "Disabled": "Deaktiviert", "Alias": "Alias", "Well-known group": "Bekannte Gruppe",
    "Group used for deny only": "Gruppe, die nur zum Verweigern verwendet wird",
    "Mandatory group, Enabled by default, Enabled group": "Verbindliche Gruppe, Standardmäßig aktiviert, Aktivierte Gruppe",
    "Bypass traverse checking": "Auslassen der durchsuchenden Überprüfung", "Shut down the system": "Herunterfahren des Systems",
    "Impersonate a client after authentication": "Annehmen der Clientidentität nach Authentifizierung", "Fly": "Fliegen",
    "USER INFORMATION": "BENUTZERINFORMATIONEN", "GROUP INFORMATION": "GRUPPENINFORMATIONEN",
    "PRIVILEGES INFORMATION": "BERECHTIGUNGSINFORMATIONEN",
}
TABLES = [
    ("USER INFORMATION", ["User Name", "SID"], [list(USER)]),
    ("GROUP INFORMATION", ["Group Name", "Type", "SID", "Attributes"], [list(group) for group in GROUPS]),
    ("PRIVILEGES INFORMATION", ["Privilege Name", "Description", "State"], [list(row[:3]) for row in PRIVILEGES]),
]


def whoami_table(say=lambda words: words, titles=True):
    lines = []
    for title, heads, rows in TABLES:
        heads = [say(head) for head in heads]
        rows = [[say(cell) for cell in row] for row in rows]
        widths = [max(len(row[column]) for row in [heads] + rows) for column in range(len(heads))]
        if titles:
            lines += ["", say(title), "-" * len(say(title)), ""]
        lines.append(" ".join(cell.ljust(width) for cell, width in zip(heads, widths)).rstrip())
        lines.append(" ".join("=" * width for width in widths))
        lines += [" ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in rows] + [""]
    return "\r\n".join(lines) + "\r\n"


def whoami_csv():
    lines = []
    for _, heads, rows in TABLES:
        lines += [",".join(f'"{cell}"' for cell in row) for row in [heads] + rows] + [""]
    return "\r\n".join(lines) + "\r\n"


def whoami_list():
    lines = []
    for title, heads, rows in TABLES:
        lines += ["", title, "-" * len(title), ""]
        for row in rows:
            lines += [f"{head + ':':<15} {cell}" for head, cell in zip(heads, row)] + [""]
    return "\r\n".join(lines) + "\r\n"


def debugger(indices, prefix="", session=False):
    attributes = {"Group used for deny only": "DenyOnly", GROUPS[1][3]: "Mandatory Default Enabled"}
    lines = ["kd> !process 0 1 w3wp.exe", "    Image: w3wp.exe", "kd> !token -n e1bed030"] if session else []
    lines += ["_TOKEN e1bed030", "TS Session ID: 0", f"User: {USER[1]} (User: {USER[0]})", "Groups:"]
    for number, (name, kind, sid, words) in enumerate(GROUPS):
        lines += [f" {number:02} {sid} ({kind}: {name})", f"    Attributes - {attributes[words]}"]
    lines += ["Primary Group: S-1-5-21-1-2-3-513", "Privs:"]
    for number, (name, _, state, luid) in enumerate(PRIVILEGES):
        index = luid if indices == "luid" else number
        enabled = "Enabled Default" if state == "Enabled" else ""
        lines.append(f" {index:02} 0x{luid:09x} {name:<33} Attributes - {enabled}")
    lines += ["Authentication ID:         (0,11691)", "Impersonation Level:       Anonymous", "TokenType:                 Primary"]
    lines += ["kd> .detach"] if session else []
    return "\r\n".join(prefix + line for line in lines) + "\r\n"


def german(words):
    return GERMAN.get(words, words)


def put(folder, name, data):
    (here / folder).mkdir(exist_ok=True)
    (here / folder / name).write_bytes(data)


put("whoami", "table.txt", whoami_table().encode())
put("whoami", "table without titles.txt", whoami_table(titles=False).encode())
put("whoami", "german.txt", whoami_table(german).encode("cp1252"))
put("whoami", "utf-16le.txt", b"\xff\xfe" + whoami_table().encode("utf-16-le"))
put("whoami", "rows.csv", whoami_csv().encode())
put("whoami", "list.txt", whoami_list().encode())
put("windbg-token", "counted.txt", debugger("count").encode())
put("windbg-token", "by luid.txt", debugger("luid").encode())
put("windbg-token", "session.txt", debugger("count", session=True).encode())
put("windbg-token", "quoted.txt", debugger("count", prefix="> ").encode())
put("windbg-token", "utf-16le.txt", b"\xff\xfe" + debugger("count").encode("utf-16-le"))
for folder in ("whoami", "windbg-token"):
    put(folder, "expected.tsv", b"*\t?\n")


# What Group Policy sets: five rights, one of them to nobody, one that no Windows has, and in a resultant set one that loses.

SETTINGS = [
    ("SeDebugPrivilege", [("S-1-5-32-544", "BUILTIN\\Administrators")]),
    ("SeBatchLogonRight", [("S-1-5-21-1-2-3-1104", "CORP\\svc & <söhne>"), (None, "ADD YOUR DOMAIN ADMINS"), ("S-1-5-80-0", None)]),
    ("SeTcbPrivilege", []),
    ("SeNetworkLogonRight", [("S-1-5-11", "NT-AUTORITÄT\\Authentifizierte Benutzer"), ("S-1-5-32-544", "VORDEFINIERT\\Administratoren")]),
    ("SeServiceLogonRight", [(None, "CORP\\svc")]),
    ("SeFlyPrivilege", [("S-1-1-0", "Jeder")]),
]
LOSER = ("SeDebugPrivilege", [("S-1-1-0", "Jeder")])
SPACE = "http://www.microsoft.com/GroupPolicy/"
WINNER_ID, LOSER_ID = "{6AC1786C-016F-11D2-945F-00C04fB984F9}", "{31B2F340-016D-11D2-945F-00C04FB984F9}"


def escaped(text, cdata=False):
    return f"<![CDATA[{text}]]>" if cdata else text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def assignment(right, members, prefix, origin="", cdata=False):
    lines = [f"<{prefix}UserRightsAssignment>"] + ([origin] if origin else []) + [f"  <{prefix}Name>{right}</{prefix}Name>"]
    for sid, name in members:
        parts = f'<SID xmlns="{SPACE}Types">{sid}</SID>' if sid else ""
        parts += f'<Name xmlns="{SPACE}Types">{escaped(name, cdata)}</Name>' if name else ""
        lines.append(f"  <{prefix}Member>{parts}</{prefix}Member>")
    return "\n".join(lines + [f"</{prefix}UserRightsAssignment>"])


def security(assignments, prefix):
    declared = f"xmlns:{prefix[:-1]}" if prefix else "xmlns"
    kind = f"{prefix}SecuritySettings"
    body = "\n".join(assignments)
    return f'<ExtensionData><Extension {declared}="{SPACE}Settings/Security" xsi:type="{kind}">\n{body}\n</Extension><Name>Sicherheit</Name></ExtensionData>'


def origin(gpo, precedence):
    return (f'  <GPO xmlns="{SPACE}Settings/Base"><Identifier xmlns="{SPACE}Types">{gpo}</Identifier><Domain xmlns="{SPACE}Types">corp.example</Domain></GPO>\n'
            f'  <Precedence xmlns="{SPACE}Settings/Base">{precedence}</Precedence>')


def listed(gpo, name, scope, order, enforced):
    return (f'<GPO><Name>{name}</Name><Path><Identifier xmlns="{SPACE}Types">{gpo}</Identifier><Domain xmlns="{SPACE}Types">corp.example</Domain></Path>'
            f"<Enabled>true</Enabled><Link><SOMPath>{scope}</SOMPath><AppliedOrder>{order}</AppliedOrder><NoOverride>{enforced}</NoOverride></Link></GPO>")


def gpresult(prefix="q4:", cdata=False, user=""):
    settings = [assignment(right, members, prefix, origin(WINNER_ID, 1), cdata) for right, members in SETTINGS]
    settings.insert(0, assignment(*LOSER, prefix, origin(LOSER_ID, 2), cdata))
    return (
        f'<?xml version="1.0" encoding="utf-16"?>\n<Rsop xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="{SPACE}Rsop">\n'
        f"<ReadTime>2026-10-01T02:00:00.7941964Z</ReadTime><DataType>LoggedData</DataType>\n{user}<ComputerResults>\n"
        "<Name>CORP\\WEB01$</Name><Domain>corp.example</Domain>\n"
        f'<SecurityGroup><SID xmlns="{SPACE}Types">S-1-5-21-1-2-3-515</SID></SecurityGroup>\n'
        "<ExtensionStatus><Identifier>{827D319E-6EAC-11D2-A4EA-00C04F79F83A}</Identifier><LoggingStatus>Complete</LoggingStatus><Error>0</Error></ExtensionStatus>\n"
        + listed(WINNER_ID, "Servers", "corp.example/Servers", 2, "true") + "\n" + listed(LOSER_ID, "Default Domain Policy", "corp.example", 1, "false") + "\n"
        + security(settings, prefix) + "\n</ComputerResults></Rsop>\n")


def gpreport(prefix="q1:", cdata=False, wrapper=""):
    settings = [assignment(right, members, prefix, "", cdata) for right, members in SETTINGS]
    settings.append(assignment(*SETTINGS[0], prefix, "", cdata))
    gpo = (
        f'<GPO xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="{SPACE}Settings">\n'
        f'<Identifier><Identifier xmlns="{SPACE}Types">{WINNER_ID}</Identifier><Domain xmlns="{SPACE}Types">Corp.Example</Domain></Identifier>\n'
        "<Name>Servers</Name><ReadTime>2026-10-01T02:00:00Z</ReadTime>\n"
        "<Computer><VersionDirectory>5</VersionDirectory><VersionSysvol>5</VersionSysvol><Enabled>true</Enabled>\n"
        + security(settings, prefix) + "\n</Computer><User><Enabled>false</Enabled></User></GPO>\n")
    return '<?xml version="1.0" encoding="utf-16"?>\n' + (f"<{wrapper}>{gpo}</{wrapper}>\n" if wrapper else gpo)


def xml_files(make, **wide):
    crlf = make().replace("\n", "\r\n")
    utf8 = make().replace('encoding="utf-16"', 'encoding="utf-8"')
    return {
        "utf-16le.xml": b"\xff\xfe" + crlf.encode("utf-16-le"),
        "utf-16be.xml": b"\xfe\xff" + crlf.encode("utf-16-be"),
        "utf-8.xml": utf8.encode(),
        "utf-8 that says utf-16.xml": b"\xef\xbb\xbf" + crlf.encode(),
        "another prefix.xml": make(prefix="settings:").encode(),
        "no prefix and CDATA.xml": make(prefix="", cdata=True).encode(),
    } | {f"{name}.xml": text.encode() for name, text in wide.items()}


def instances():
    rows = []
    for number, (right, members, gpo, precedence) in enumerate([(*LOSER, LOSER_ID, 2)] + [(*setting, WINNER_ID, 1) for setting in SETTINGS]):
        rows.append({
            "creationTime": "20261001020000.000000+000", "GPOID": f"CN={gpo},CN=Policies,CN=System,DC=Corp,DC=example", "id": f"{{{number}}}",
            "name": "", "precedence": precedence, "SOMID": "OU=Servers,DC=corp,DC=example", "ErrorCode": 0, "Status": 1 if precedence == 1 else 2,
            "AccountList": [f"*{sid}" if sid else name for sid, name in members] or None, "UserRight": right, "PSComputerName": None,
        })
    return rows


def csv_rows(separator=",", joint=";", quoted=True, marked=True, ending="\r\n"):
    rows = instances()
    cells = [list(rows[0])] + [
        [joint.join(value or []) if key == "AccountList" else "" if value is None else str(value) for key, value in row.items()] for row in rows]
    lines = ["#TYPE Selected.Microsoft.Management.Infrastructure.CimInstance"] if marked else []
    for row in cells:
        lines.append(separator.join(f'"{cell}"' if quoted or separator in cell else cell for cell in row))
    return ending.join(lines) + ending


policy_table = {
    right: "|".join(sorted(sid for sid, _ in members if sid) + sorted(name for sid, name in members if not sid)) or "-"
    for right, members in SETTINGS if right != "SeFlyPrivilege"
}
user_results = "<UserResults><Name>CORP\\admin</Name><ExtensionData><Extension/></ExtensionData></UserResults>\n"
write("gpresult", xml_files(gpresult, user=gpresult(user=user_results)), policy_table | {"*": "?"})
write("gpreport", xml_files(gpreport, report=gpreport(wrapper="report"), gpos=gpreport(wrapper="GPOS")), policy_table | {"*": "."})
rows = instances()
write("rsop-wmi", {
    "array.json": json.dumps(rows, indent=2).encode(),
    "utf-16le.json": b"\xff\xfe" + json.dumps(rows, indent=4).replace("\n", "\r\n").encode("utf-16-le"),
    "wrapped.json": json.dumps({"value": rows, "Count": len(rows)}).encode(),
    "wrapped lists.json": json.dumps([row | {"AccountList": {"value": row["AccountList"] or [], "Count": 1}} for row in rows]).encode(),
    "lower case and joined.json": json.dumps([{key.lower(): ",".join(value or []) if key == "AccountList" else value for key, value in row.items()} for row in rows]).encode(),
    "export.csv": csv_rows().encode(),
    "semicolons utf-16le.csv": b"\xff\xfe" + csv_rows(";", ",").encode("utf-16-le"),
    "tabs.csv": csv_rows("\t", "; ", marked=False, ending="\n").encode(),
    "unquoted with a mark.csv": b"\xef\xbb\xbf" + csv_rows(quoted=False, marked=False).encode(),
}, policy_table | {"*": "?"})


# What an OVAL scanner collected: six rights with all their holders, and one principal with one right.

OVAL = "http://oval.mitre.org/XMLSchema/oval-"
ITEMS = [
    ("SE_DEBUG_NAME", ["S-1-5-32-544"]), ("SE_TCB_NAME", []), ("SE_NETWORK_LOGON_NAME", ["S-1-5-32-544", "S-1-5-11"]),
    ("SE_INC_BASE_PRIORITY_NAME", ["S-1-5-90-0"]), ("SE_BACKUP_NAME", None), ("SeFlyPrivilege", ["S-1-1-0"]),
]


def oval_items(prefix):
    lines = []
    for number, (right, sids) in enumerate(ITEMS):
        status = ' status="not collected"' if sids is None else ""
        values = "".join(f"<{prefix}trustee_sid>{sid}</{prefix}trustee_sid>" for sid in sids or []) or (f"<{prefix}trustee_sid/>" if sids == [] else "")
        lines.append(f'<{prefix}userright_item id="{number}"{status}><{prefix}userright>{right}</{prefix}userright>{values}</{prefix}userright_item>')
    lines.append(
        f'<{prefix}accesstoken_item id="9"><{prefix}security_principle>CORP\\svc</{prefix}security_principle><{prefix}seundockprivilege>1</{prefix}seundockprivilege>'
        f"<{prefix}sebatchlogonright>0</{prefix}sebatchlogonright></{prefix}accesstoken_item>")
    return "\n".join(lines)


def oval(prefix="", results=False, declaration="utf-8"):
    space = f'xmlns{":" + prefix[:-1] if prefix else ""}="{OVAL}system-characteristics-5#windows"'
    items = oval_items(prefix)
    if not prefix:
        items = items.replace("_item id", f"_item {space} id")
    own = space if prefix else ""
    body = (
        f'<oval_system_characteristics xmlns="{OVAL}system-characteristics-5" {own}>\n<generator><timestamp xmlns="{OVAL}common-5">2026-10-01T02:00:00Z</timestamp></generator>\n'
        "<system_info><os_name>Windows Server 2022 Standard</os_name><os_version>10.0.20348</os_version><primary_host_name>WEB01.corp.example</primary_host_name></system_info>\n"
        f"<system_data>\n{items}\n</system_data></oval_system_characteristics>")
    if results:
        body = f'<oval_results xmlns="{OVAL}results-5"><results><system>\n{body}\n</system></results></oval_results>'
    return f'<?xml version="1.0" encoding="{declaration}"?>\n{body}\n'


write("oval", {
    "utf-8.xml": oval().encode(),
    "prefix.xml": oval("win-sc:").encode(),
    "results.xml": oval(results=True).encode(),
    "results with a prefix.xml": b"\xef\xbb\xbf" + oval("w:", results=True).replace("\n", "\r\n").encode(),
    "utf-16le.xml": b"\xff\xfe" + oval(declaration="utf-16").encode("utf-16-le"),
}, {
    "SeDebugPrivilege": "S-1-5-32-544", "SeTcbPrivilege": "-", "SeNetworkLogonRight": "S-1-5-11|S-1-5-32-544",
    "SeIncreaseBasePriorityPrivilege": "S-1-5-90-0", "SeUndockPrivilege": "~CORP\\svc", "*": "?",
})


# One computer of SharpHound's: holders as its collector rewrites them, one right without holders and one that failed.

COMPUTER = "S-1-5-21-1-2-3-1104"
HELD = [
    ("SeRemoteInteractiveLogonRight", ["S-1-5-21-1-2-3-513", COMPUTER + "-555", COMPUTER + "-1001"]),
    ("SeNetworkLogonRight", ["CORP.EXAMPLE-S-1-1-0"]), ("SeBackupPrivilege", [COMPUTER + "-551"]),
    ("SeRestorePrivilege", [COMPUTER + "-500"]), ("SeTcbPrivilege", []), ("SeDebugPrivilege", None), ("SeFlyPrivilege", ["S-1-5-21-1-2-3-513"]),
]
computer = {
    "PrimaryGroupSID": "S-1-5-21-1-2-3-515", "AllowedToDelegate": [], "AllowedToAct": [], "Status": None, "IsDC": False,
    "UserRights": [
        {"Privilege": right, "Results": [{"ObjectIdentifier": sid, "ObjectType": "Base"} for sid in sids or []], "LocalNames": [],
         "Collected": sids is not None, "FailureReason": "" if sids is not None else "LSAEnumerateAccountsWithUserRights returned STATUS_ACCESS_DENIED"}
        for right, sids in HELD],
    "ObjectIdentifier": COMPUTER, "Properties": {"domain": "CORP.EXAMPLE", "name": "WEB01.CORP.EXAMPLE", "domainsid": "S-1-5-21-1-2-3"},
}
meta = {"methods": 46067, "type": "computers", "count": 0, "version": 6}
first, last = {"meta": meta, "data": [computer]}, {"data": [computer], "meta": meta}
write("sharphound", {
    "one line.json": json.dumps(last, separators=(",", ":")).encode(),
    "with a mark.json": b"\xef\xbb\xbf" + json.dumps(last).encode() + b"\n",
    "pretty.json": json.dumps(last, indent=2).encode(),
    "meta first.json": json.dumps(first, indent=4).replace("\n", "\r\n").encode(),
    "utf-16le.json": b"\xff\xfe" + json.dumps(first, indent=1).encode("utf-16-le"),
}, {
    "SeRemoteInteractiveLogonRight": "~S-1-5-21-1-2-3-513|S-1-5-32-555|$machine-1001", "SeNetworkLogonRight": "~S-1-1-0",
    "SeBackupPrivilege": "~S-1-5-32-551", "SeRestorePrivilege": "~$machine-500", "*": "?",
})


# The identity of one machine, by systeminfo in three notations and two languages, and by PowerShell and WMI.

LABELS = {
    "en": ["Host Name", "OS Name", "OS Version", "OS Manufacturer", "OS Configuration", "OS Build Type", "Registered Owner", "Registered Organization",
           "Product ID", "Original Install Date", "System Boot Time", "System Manufacturer", "System Model", "System Type", "Processor(s)", "BIOS Version",
           "Windows Directory", "System Directory", "Boot Device", "System Locale", "Input Locale", "Time Zone", "Total Physical Memory",
           "Available Physical Memory", "Virtual Memory: Max Size", "Virtual Memory: Available", "Virtual Memory: In Use", "Page File Location(s)", "Domain",
           "Logon Server", "Hotfix(s)"],
}
VALUES = ["WEB01", "Microsoft Windows Server 2022 Standard", "10.0.20348 N/A Build 20348", "Microsoft Corporation", "Member Server", "Multiprocessor Free",
          "Owner", "", "00454-00000-00000-AA000", "1/2/2026, 3:04:05 AM", "10/1/2026, 1:00:00 AM", "Plumb, Inc.", "Line", "x64-based PC",
          "1 Processor(s) Installed.\n[01]: Intel64 Family 6: Model 1 ~2000 Mhz", "Plumb 1.0, 1/1/2026", "C:\\Windows", "C:\\Windows\\system32",
          "\\Device\\HarddiskVolume1", "en-us;English (United States)", "de;German", "(UTC+01:00) Amsterdam, Berlin", "4,095 MB", "2,047 MB", "5,119 MB",
          "3,000 MB", "2,119 MB", "C:\\pagefile.sys\nD:\\pagefile.sys", "corp.example", "\\\\DC01", "1 Hotfix(s) Installed.\n[01]: KB5000001"]


def systeminfo_list(before=""):
    width = max(map(len, LABELS["en"])) + 2
    lines = [before] if before else []
    for label, value in zip(LABELS["en"], VALUES):
        first, *more = value.split("\n")
        lines.append((label + ":").ljust(width) + first)
        lines += [" " * width + line for line in more]
    return "\n" + "\n".join(lines) + "\n"


def flat(value):
    return value.replace("\n", ", ")


def systeminfo_csv(heads=True):
    rows = ([LABELS["en"]] if heads else []) + [[flat(value) for value in VALUES]]
    return "\n" + "".join(",".join(f'"{cell}"' for cell in row) + "\n" for row in rows)


def systeminfo_table():
    widths = [max(len(label), len(flat(value))) for label, value in zip(LABELS["en"], VALUES)]
    rows = [LABELS["en"], ["=" * width for width in widths], [flat(value) for value in VALUES]]
    return "\n" + "".join(" ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() + "\n" for row in rows)


nothing = {"*": "?", "lines": "0", "unknown": ""}
write("systeminfo", {
    "list.txt": systeminfo_list().replace("\n", "\r\n").encode(),
    "list after a prompt.txt": systeminfo_list("C:\\audit>systeminfo").encode(),
    "quoted.txt": systeminfo_list().replace("\n", "\n> ").encode(),
    "utf-16le.txt": b"\xff\xfe" + systeminfo_list().replace("\n", "\r\n").encode("utf-16-le"),
    "rows.csv": systeminfo_csv().replace("\n", "\r\n").encode(),
    "rows without heads.csv": systeminfo_csv(heads=False).encode(),
    "table.txt": systeminfo_table().replace("\n", "\r\n").encode(),
}, nothing | {"facts": "name=WEB01 fqdn=WEB01.corp.example joined=true build=20348 sp=0 os=windows-server-2022 role=member-server server=true"})

SYSTEM = {"CSName": "WEB01", "BuildNumber": "20348", "Version": "10.0.20348", "Caption": "Microsoft Windows Server 2022 Standard", "ProductType": 3,
          "OSLanguage": 1031, "ServicePackMajorVersion": 0, "LastBootUpTime": "/Date(1790812800000)/", "LocalDateTime": "/Date(1790820000000)/"}
COMPUTER_SYSTEM = {"Name": "WEB01", "Domain": "corp.example", "DomainRole": 3, "PartOfDomain": True, "PrimaryOwnerName": "Owner"}
GATHERED = {
    "WindowsBuildLabEx": "20348.1.amd64fre.fe_release.210507-1500", "WindowsVersion": "2009", "CsDNSHostName": "WEB01", "CsDomain": "corp.example",
    "CsDomainRole": 3, "CsName": "WEB01", "CsPartOfDomain": True, "OsBuildNumber": "20348", "OsVersion": "10.0.20348", "OsLanguage": "de-DE",
    "OsLastBootUpTime": "/Date(1790812800000)/", "OsLocalDateTime": "/Date(1790820000000)/", "OsProductType": 3, "OsServicePackMajorVersion": 0,
}
named = GATHERED | {"CsDomainRole": "MemberServer", "OsProductType": "Server", "OsLastBootUpTime": "2026-10-01T02:00:00.5+02:00",
                    "OsLocalDateTime": {"value": "/Date(1790820000000)/", "DisplayHint": 2, "DateTime": "Donnerstag, 1. Oktober 2026 04:00:00"}}
local = {"LastBootUpTime": "20261001020000.500000+120", "LocalDateTime": "20261001040000.123000+120"}
both = SYSTEM | local
wmic = "".join(f"{key}={value}\r\r\n" for key, value in both.items()) + "\r\r\n" + "".join(
    f"{key}={str(value).upper() if isinstance(value, bool) else value}\r\r\n" for key, value in COMPUTER_SYSTEM.items())
columns = {key: value for key, value in (both | COMPUTER_SYSTEM).items() if key != "Name"}
write("computerinfo", {
    "gathered.json": json.dumps(GATHERED, indent=4).encode(),
    "gathered with names utf-16le.json": b"\xff\xfe" + json.dumps(named, indent=4).replace("\n", "\r\n").encode("utf-16-le"),
    "instances.json": json.dumps([SYSTEM, COMPUTER_SYSTEM], indent=2).encode(),
    "instances by name.json": b"\xef\xbb\xbf" + json.dumps({"os": SYSTEM, "computer": {"value": [COMPUTER_SYSTEM], "Count": 1}}).encode(),
    "wmic utf-16le.txt": b"\xff\xfe" + wmic.encode("utf-16-le"),
    "wmic.txt": wmic.encode(),
    "export.csv": ("#TYPE Selected\r\n" + ",".join(f'"{key}"' for key in columns) + "\r\n" + ",".join(f'"{value}"' for value in columns.values()) + "\r\n").encode(),
    "wmic.csv": ("\r\r\nNode," + ",".join(columns) + "\r\r\nWEB01," + ",".join(map(str, columns.values())) + "\r\r\n").encode(),
}, nothing | {"facts": "name=WEB01 fqdn=WEB01.corp.example joined=true build=20348 sp=0 os=windows-server-2022 role=member-server server=true language=de-DE "
                       "booted=2026-10-01T00:00:00Z collected=2026-10-01T02:00:00Z"})


# Who holds seven rights by AccessChk, each with whatever shows that its list has ended.

ACCOUNTS = [
    ("SeDebugPrivilege", ["BUILTIN\\Administrators"]), ("SeBatchLogonRight", ["CORP\\svc-batch", "S-1-5-21-1-2-3-1104"]), ("SeTcbPrivilege", []),
    ("SeNetworkLogonRight", ["Everyone", "VORDEFINIERT\\Administratoren"]), ("SeServiceLogonRight", ["NT SERVICE\\ALL SERVICES"]),
    ("SeCreateTokenPrivilege", None), ("SeFlyPrivilege", ["Everyone"]),
]
BANNER = ("\nAccesschk v6.15 - Reports effective permissions for securable objects\nCopyright (C) 2006-2022 Mark Russinovich\n"
          "Sysinternals - www.sysinternals.com\n\n")


def accesschk(indent="\t", colon=":", banner=BANNER, command=False):
    text = "" if command else banner
    for right, accounts in ACCOUNTS:
        text += f"C:\\audit>accesschk.exe -a {right}\n{banner}" if command else f"{right}{colon}\n"
        if accounts == []:
            text += f"{indent}No accounts granted {right}.\n"
        text += "".join(f"{indent}{account}\n" for account in accounts or [])
        text += "\n" if command else ""
    return text + ("C:\\audit>\n" if command else "")


accounts_table = {
    "SeDebugPrivilege": "BUILTIN\\Administrators", "SeBatchLogonRight": "S-1-5-21-1-2-3-1104|CORP\\svc-batch", "SeTcbPrivilege": "-",
    "SeNetworkLogonRight": "Everyone|VORDEFINIERT\\Administratoren", "SeServiceLogonRight": "NT SERVICE\\ALL SERVICES", "*": "?",
}
write("accesschk", {
    "banner.txt": accesschk().replace("\n", "\r\n").encode(),
    "blanks.txt": accesschk(indent="  ", colon="").encode(),
    "no banner.txt": accesschk(banner="").encode(),
    "commands.txt": accesschk(command=True).replace("\n", "\r\n").encode(),
    "utf-16le.txt": b"\xff\xfe" + accesschk(banner="").replace("\n", "\r\n").encode("utf-16-le"),
}, accounts_table)


# Policies that are not GPOs of a domain: Policy Analyzer, Intune, device management; and LGPO, which holds no right.

POLICY = [
    ("SeDebugPrivilege", "DebugPrograms", ["*S-1-5-32-544"]), ("SeBatchLogonRight", "LogOnAsBatchJob", ["*S-1-5-21-1-2-3-1104", "CORP\\svc & söhne"]),
    ("SeTcbPrivilege", "ActAsPartOfTheOperatingSystem", []), ("SeNetworkLogonRight", "AccessFromNetwork", ["*S-1-5-32-544", "Authenticated Users"]),
    ("SeServiceLogonRight", "LogOnAsService", ["NT SERVICE\\ALL SERVICES"]), ("SeSystemtimePrivilege", "ChangeSystemTime", ["*S-1-5-19"]),
    ("SeFlyPrivilege", "SeFlyPrivilege", ["*S-1-1-0"]),
]
policy_rows = {right: shown(holders) for right, _, holders in POLICY if right != "SeFlyPrivilege"}


def policy_rules(space=False, comment=False, other=False):
    join = " = " if space else "="
    lines = ["<PolicyRules>"] + (["<!-- by hand -->"] if comment else [])
    lines += ["<ComputerConfig><Key>Software\\X</Key><Value>Y</Value><RegType>REG_DWORD</RegType><RegData>0</RegData><PolicyName>Servers</PolicyName></ComputerConfig>"] if other else []
    lines.append('<SecurityTemplate Section="System Access"><LineItem>LockoutBadCount=10</LineItem><PolicyName>Servers</PolicyName></SecurityTemplate>')
    for right, _, holders in POLICY:
        item = escaped(right + join + (", " if space else ",").join(holders), cdata=comment)
        lines.append(f'<SecurityTemplate Section="Privilege Rights"><LineItem>{item}</LineItem><SourceFile>C:\\GPOs\\GptTmpl.inf</SourceFile><PolicyName>Servers</PolicyName></SecurityTemplate>')
    return "\n".join(lines + ["</PolicyRules>", ""])


write("policyrules", {
    "with a mark.PolicyRules": b"\xef\xbb\xbf" + policy_rules().replace("\n", "\r\n").encode(),
    "utf-8.PolicyRules": policy_rules(other=True).encode(),
    "blanks.PolicyRules": policy_rules(space=True).encode(),
    "comment and CDATA.PolicyRules": policy_rules(comment=True).encode(),
    "utf-16le.PolicyRules": b"\xff\xfe" + policy_rules().encode("utf-16-le"),
}, policy_rows | {"*": "."})


def setting(name, holders, nothing):
    return {
        "settingInstance": {
            "settingDefinitionId": "device_vendor_msft_policy_config_userrights_" + name.lower(),
            "simpleSettingCollectionValue": [{"@odata.type": "#x.StringSettingValue", "value": holder} for holder in holders or [nothing]]}}


def intune(nothing='\\"\\"'):
    other = {"settingInstance": {"settingDefinitionId": "device_vendor_msft_policy_config_devicelock_x", "choiceSettingValue": {"value": "x_1", "children": []}}}
    return {"name": "Servers", "platforms": "windows10", "settings": [other] + [setting(name, holders, nothing) for _, name, holders in POLICY]}


write("intune", {
    "export.json": json.dumps(intune(), indent=1).encode(),
    "with a mark.json": b"\xef\xbb\xbf" + json.dumps(intune('""')).encode(),
    "blank.json": json.dumps(intune(" "), ensure_ascii=False).encode(),
    "utf-16le.json": b"\xff\xfe" + json.dumps(intune(""), separators=(",", ":")).encode("utf-16-le"),
    "graph.json": json.dumps({"@odata.context": "https://graph.microsoft.com/beta/$metadata#deviceManagement/configurationPolicies", "value": [intune()]}).encode(),
}, policy_rows | {"*": ".", "unknown": "seflyprivilege"})


def report(current=True, cdata=False):
    def area(extra):
        lines = ["<PolicyAreaName>UserRights</PolicyAreaName>"]
        for _, name, holders in POLICY:
            value = escaped("\uf000".join(holders), cdata)
            lines.append(f"<{name}>{value}</{name}>")
            lines += [f"<{name}_{suffix}>1</{name}_{suffix}>" for suffix in extra]
        return "\n".join(lines)
    source = f"<ConfigSource><EnrollmentId>1</EnrollmentId><PolicyScope><PolicyScope>Device</PolicyScope><Area>{area(['LastWrite'])}</Area></PolicyScope></ConfigSource>"
    now = f"<currentPolicies><PolicyScope>Device</PolicyScope><CurrentPolicyValues>{area(['ProviderSet', 'WinningProvider'])}</CurrentPolicyValues></currentPolicies>"
    return f"<MDMEnterpriseDiagnosticsReport>\n<Version>1.0</Version>\n<PolicyManager>\n{source}\n{now if current else ''}\n</PolicyManager>\n</MDMEnterpriseDiagnosticsReport>\n"


def sync(joint="&#xF000;", wrap=lambda text: text, node="Result", space=' xmlns="SYNCML:SYNCML1.2"'):
    items = "\n".join(
        f"<Item><Source><LocURI>./Device/Vendor/MSFT/Policy/{node}/UserRights/{name}</LocURI></Source><Meta/>"
        f"<Data>{wrap(joint.join(holders if wrap is cdata else [escaped(holder) for holder in holders]))}</Data></Item>"
        for _, name, holders in POLICY)
    return f"<SyncML{space}><SyncBody><Status><CmdID>1</CmdID><Cmd>SyncHdr</Cmd><Data>200</Data></Status>\n<Results><CmdID>2</CmdID>\n{items}\n</Results></SyncBody></SyncML>\n"


def plain(text):
    return text


def cdata(text):
    return f"<![CDATA[{text or ' '}]]>"


write("mdm", {
    "report.xml": report().encode(),
    "report of sources.xml": b"\xef\xbb\xbf" + report(current=False, cdata=True).replace("\n", "\r\n").encode(),
    "report utf-16le.xml": b"\xff\xfe" + report().encode("utf-16-le"),
    "answers.xml": sync(wrap=plain).encode(),
    "answers in decimal.xml": sync("&#61440;", plain, "Config", "").encode(),
    "answers in CDATA.xml": sync(wrap=cdata).encode(),
}, policy_rows | {"*": "?"})

LGPO = "\n".join(
    f"{part}\nSoftware\\Policies\\Example\\{number}\nName{number}\n{action}\n" for number, (part, action) in enumerate([
        ("Computer", "DWORD:1"), ("User", "SZ:a text"), ("Computer", "DELETE"), ("Computer", "MULTISZ:a\\0b"), ("Computer", "CREATEKEY")]))
HEAD = "; ----------------------------------------------------------------------\n; PARSING Computer POLICY\n; Source file:  registry.pol\n\n"
write("lgpo", {
    "parsed.txt": (HEAD + LGPO).replace("\n", "\r\n").encode(),
    "quiet.txt": LGPO.encode(),
    "with a mark.txt": b"\xef\xbb\xbf" + (HEAD + LGPO).encode(),
    "utf-16le.txt": b"\xff\xfe" + (HEAD + LGPO).encode("utf-16-le"),
    "utf-16be.txt": b"\xfe\xff" + LGPO.encode("utf-16-be"),
}, nothing)


# What Samba's client tools print. Four accounts hold seven rights, one of which no Windows has; a fifth has no right left.

ACCOUNTS = [
    ("S-1-1-0", "\\Everyone", 5, ["SeChangeNotifyPrivilege", "SeNetworkLogonRight", "SeFlyPrivilege"]),
    ("S-1-5-32-544", "BUILTIN\\Administrators", 4, ["SeDebugPrivilege", "SeNetworkLogonRight"]),
    ("S-1-5-21-1-2-3-1104", "CORP\\svc = söhne", 1, ["SeBatchLogonRight"]),
    ("S-1-5-80-0", "NT SERVICE\\ALL SERVICES", 5, ["SeServiceLogonRight"]),
    ("S-1-5-32-551", "BUILTIN\\Backup Operators", 4, []),
]


def net_accounts():
    blocks = []
    for sid, name, _, rights in ACCOUNTS:
        shown = sid if name.startswith("NT SERVICE") else name.lstrip("\\")
        blocks.append("\n".join([shown] + (rights or ["No privileges assigned"])) + "\n\n")
    return "".join(blocks)


def net_privileges():
    lines = []
    for right in ["SeTcbPrivilege"] + sorted({right for *_, rights in ACCOUNTS for right in rights}):
        lines.append(right + ":")
        for sid, name, _, rights in ACCOUNTS:
            if right in rights:
                lines.append("  " + (sid if name.startswith("NT SERVICE") else name.lstrip("\\")))
    return "\n".join(lines) + "\n"


def rpc_session(identity=False, first=ACCOUNTS, tab="\t"):
    prompt = "rpcclient $> "
    lines = []
    if identity:
        lines += [prompt + "lsaquery 12", "Domain NetBios Name: CORP", "Domain DNS Name: corp.example", "Domain Forest Name: corp.example",
                  "Domain Sid: S-1-5-21-1-2-3", "Domain GUID: 6d2a9c13-7f0e-4a58-9b3c-1e4d5f607182", prompt + "lsaquery 5", "Domain Name: WEB01",
                  "Domain Sid: S-1-5-21-7-8-9", prompt + "srvinfo", f"{tab}WEB01          Wk Sv NT SNT ", f"{tab}platform_id     :{tab}500",
                  f"{tab}os version      :{tab}10.0", f"{tab}server type     :{tab}0x9003"]
    lines += [prompt + "lsaenumsid", f"found {len(ACCOUNTS)} SIDs", ""] + [sid for sid, *_ in ACCOUNTS]
    for sid, name, kind, rights in first:
        lines += [prompt + f"lookupsids {sid}", f"{sid} {name} ({kind})", prompt + f"lsaenumacctrights {sid}"]
        lines += [f"found {len(rights)} privileges for SID {sid}"] + [tab + right for right in rights] if rights else ["result was NT_STATUS_OBJECT_NAME_NOT_FOUND"]
    return "\n".join(lines) + "\n" + prompt + "\n"


def quoted(text):
    return "".join("> " + line + "\n" for line in text.splitlines())


put("net-rpc-rights", "accounts.txt", net_accounts().encode())
put("net-rpc-rights", "crlf.txt", net_accounts().replace("\n", "\r\n").encode())
put("net-rpc-rights", "privileges.txt", net_privileges().encode())
put("net-rpc-rights", "quoted.txt", quoted(net_accounts()).encode())
put("net-rpc-rights", "utf-16le.txt", b"\xff\xfe" + net_accounts().encode("utf-16-le"))
put("net-rpc-rights", "without a last line end.txt", net_accounts().replace("BUILTIN\\Backup Operators\nNo privileges assigned", "").rstrip().encode())
put("net-rpc-rights", "expected.tsv", """*\t?
SeBatchLogonRight\t~CORP\\svc = söhne
SeChangeNotifyPrivilege\t~Everyone
SeDebugPrivilege\t~BUILTIN\\Administrators
SeNetworkLogonRight\t~BUILTIN\\Administrators|Everyone
SeServiceLogonRight\t~S-1-5-80-0
""".encode())
put("rpcclient", "session.txt", rpc_session(identity=True).encode())
put("rpcclient", "crlf.txt", rpc_session().replace("\n", "\r\n").encode())
put("rpcclient", "quoted.txt", quoted(rpc_session()).encode())
put("rpcclient", "utf-16le.txt", b"\xff\xfe" + rpc_session(identity=True).encode("utf-16-le"))
put("rpcclient", "blanks for tabs.txt", rpc_session(identity=True, tab="    ").encode())
put("rpcclient", "another order.txt", rpc_session(first=ACCOUNTS[::-1]).encode())
put("rpcclient", "expected.tsv", """*\t-
SeBatchLogonRight\tS-1-5-21-1-2-3-1104
SeChangeNotifyPrivilege\tS-1-1-0
SeDebugPrivilege\tS-1-5-32-544
SeNetworkLogonRight\tS-1-1-0|S-1-5-32-544
SeServiceLogonRight\tS-1-5-80-0
""".encode())
# Registrations of two WMI providers: the text of an installer with what they serve, and what PowerShell writes of them.
MOF = r"""// Registrations of two sample providers and what they serve.
#pragma autorecover
#pragma namespace("\\\\.\\root\\cimv2")

instance of __Win32Provider as $Log
{
    Name = "SampleLogProvider";
    ClsId = "{5E1C0B54-9B1D-4C86-9B0B-0A5F3A6F0C01}";
    ImpersonationLevel = 1;
    PerUserInitialization = TRUE;
    HostingModel = "NetworkServiceHost:Sample";
};

instance of __InstanceProviderRegistration
{
    Provider = $Log;
    SupportsGet = TRUE;
    SupportsEnumeration = TRUE;
    QuerySupportLevels = {"WQL:UnarySelect"};
};

[dynamic, provider("SampleLogProvider")]
class Sample_Log
{
    [key] string Name = "instance of nothing";
};

/* In a namespace of its own,
   which the first line makes. */
instance of __Namespace { Name = "Sample"; };
#pragma namespace("\\\\.\\root\\cimv2\\Sample")

Instance of __Win32Provider as $Old
{
    Name = "Sample" "OldProvider";
    CLSID = "{5E1C0B54-9B1D-4C86-9B0B-0A5F3A6F0C02}";
    ImpersonationLevel = 0x0;
    PerUserInitialization = "False";
    InitializeAsAdminFirst = NULL;
    HostingModel = NULL;
};

instance of __MethodProviderRegistration { Provider = $Old; };
"""
TIGHT = MOF.replace("    ", "\t").replace("instance of", "INSTANCE OF").replace("Instance of", "instance  of")
write("wmi-mof", {
    "utf-8.mof": MOF.encode(),
    "crlf.mof": MOF.replace("\n", "\r\n").encode(),
    "utf-8 with a mark.mof": b"\xef\xbb\xbf" + MOF.encode(),
    "utf-16le.mof": b"\xff\xfe" + MOF.encode("utf-16-le"),
    "utf-16be.mof": b"\xfe\xff" + MOF.encode("utf-16-be"),
    "tight.mof": TIGHT.replace(" = ", "=").replace("TRUE", "true").replace("NULL", "null").encode(),
}, {"*": "?", "lines": "5", "unknown": ""})

COLUMNS = ["Name", "CLSID", "ImpersonationLevel", "PerUserInitialization", "InitializeAsAdminFirst", "HostingModel"]
PROVIDERS = [
    ("root/cimv2", dict(zip(COLUMNS, [
        "SampleLogProvider", "{5E1C0B54-9B1D-4C86-9B0B-0A5F3A6F0C01}", 1, True, None, "NetworkServiceHost:Sample"]))),
    ("root/cimv2/Sample", dict(zip(COLUMNS, [
        "SampleOldProvider", "{5E1C0B54-9B1D-4C86-9B0B-0A5F3A6F0C02}", 0, False, None, None]))),
]


def cim_provider(namespace, values):
    return dict(
        values, ClientLoadableCLSID=None, Pure=True, Version=1, PSComputerName=None,
        CimClass=dict(CimClassName="__Win32Provider", CimSuperClassName="__Provider", CimClassProperties="CLSID Name"),
        CimInstanceProperties=["CLSID", "Name"],
        CimSystemProperties=dict(Namespace=namespace, ServerName=None, ClassName="__Win32Provider", Path=None))


def wmi_provider(namespace, values):
    space = namespace.replace("/", "\\")
    head = {
        "__GENUS": 2, "__CLASS": "__Win32Provider", "__SUPERCLASS": "__Provider", "__SERVER": ".", "__NAMESPACE": space,
        "__DERIVATION": ["__Provider", "__SystemClass"],
        "__PATH": f"\\\\.\\{space}:__Win32Provider.Name=\"{values['Name']}\""}
    return head | {key: str(value) if type(value) is int else value for key, value in values.items()}


def provider_csv(separator, column, say, typed=False, quoted=True):
    def field(value):
        text = "" if value is None else str(value)
        return f'"{text}"' if quoted and value is not None else text
    lines = ["#TYPE Selected.Microsoft.Management.Infrastructure.CimInstance"] if typed else []
    lines.append(separator.join(field(name) for name in COLUMNS + [column]))
    for namespace, values in PROVIDERS:
        lines.append(separator.join([field(values[name]) for name in COLUMNS] + [field(say(namespace))]))
    return "\r\n".join(lines) + "\r\n"


CIM = [cim_provider(*provider) for provider in PROVIDERS]
write("wmi-providers", {
    "get-ciminstance.json": json.dumps(CIM, indent=4).replace("\n", "\r\n").encode(),
    "wrapped.json": json.dumps({"value": CIM, "Count": 2}).encode(),
    "get-wmiobject utf-16le.json":
        b"\xff\xfe" + json.dumps([wmi_provider(*provider) for provider in PROVIDERS], indent=2).encode("utf-16-le"),
    "selected.json": json.dumps([values | {"Namespace": namespace} for namespace, values in PROVIDERS]).encode(),
    "export.csv": provider_csv(",", "Namespace", lambda name: name, typed=True).encode(),
    "class path utf-16le.csv":
        b"\xff\xfe" + provider_csv(";", "CimClass", lambda name: f"{name}:__Win32Provider").encode("utf-16-le"),
    "unquoted.csv": provider_csv("\t", "__NAMESPACE", lambda name: name.replace("/", "\\"), quoted=False).encode(),
}, {"*": "?", "lines": "2", "unknown": ""})
