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
