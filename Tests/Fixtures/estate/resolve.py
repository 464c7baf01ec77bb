#!/usr/bin/env python3
"""Says which rules each machine of the estate must end with: written from the documentation, knowing nothing of the engine.

Writes expected.tsv: machine, rule, severity, operator, principals. Needs PyYAML. Run it by hand after changing the estate and
read the difference.
"""

import fnmatch
import pathlib
import re

import yaml

HERE = pathlib.Path(__file__).parent
SIDS = {
    "Administrators": "S-1-5-32-544", "Backup Operators": "S-1-5-32-551", "LOCAL SERVICE": "S-1-5-19",
    "Users": "S-1-5-32-545", "SERVICE": "S-1-5-6", "Server Operators": "S-1-5-32-549", "Power Users": "S-1-5-32-547",
    "NT VIRTUAL MACHINE\\Virtual Machines": "S-1-5-83-0", "Hyper-V Administrators": "S-1-5-32-578",
    "NT SERVICE\\MSSQLSERVER": "S-1-5-80-3880718306-3832830129-1677859214-2598158968-1052248003",
}


def load(path):
    return yaml.load((HERE / path).read_text(), yaml.BaseLoader)


def many(value):
    return value if isinstance(value, list) else [value]


def place(text):
    """The domain and the path from the root down."""
    if "/" in text and "=" not in text:
        domain, *path = text.lower().split("/")
        return domain, path
    parts = [part.strip().lower().split("=", 1) for part in text.split(",")]
    return ".".join(v for k, v in parts if k == "dc") or None, [v for k, v in reversed(parts) if k != "dc"]


def ou(machine):
    if "distinguishedName" in machine:
        return place(machine["distinguishedName"].split(",", 1)[1])
    return place(machine["ou"]) if "ou" in machine else None


def family(release, wanted):
    return release == wanted or re.fullmatch(re.escape(wanted) + r"-\d\dh\d", release) is not None


def matches(to, machine):
    for key, value in to.items():
        if key == "os":
            ok = any(family(machine["os"], item) for item in many(value))
        elif key == "role":
            ok = machine["role"] in many(value)
        elif key == "name":
            ok = any(fnmatch.fnmatch(machine["name"].lower(), item.lower()) for item in many(value))
        elif key == "domain":
            ok = machine.get("domain", "").lower() in [item.lower() for item in many(value)]
        elif key == "ou":
            own, ok = ou(machine), False
            for item in map(place, many(value)):
                ok = ok or own is not None and own[1][: len(item[1])] == item[1] and item[0] in (None, own[0])
        elif key == "feature":
            ok = any(item in machine["features"] for item in many(value))
        elif key == "tags":
            tags = machine.get("tags", {})
            ok = all(name in tags and tags[name] in many(values) for name, values in value.items())
        elif key == "any":
            ok = any(matches(item, machine) for item in many(value))
        elif key == "not":
            ok = not any(matches(item, machine) for item in many(value))
        else:
            raise SystemExit(f"no such key: {key}")
        if not ok:
            return False
    return True


def change(rule, entry, severity):
    """One rule with one entry of an overlay; None is no rule."""
    if entry.get("drop") == "true":
        return None
    rule = dict(rule) if rule else {"severity": severity}
    if "expect" in entry:
        expect = entry["expect"]
        rule["operator"], rule["principals"] = (expect, []) if isinstance(expect, str) else next(iter(expect.items()))
    rule["principals"] = [p for p in rule["principals"] if p not in entry.get("remove", [])] + entry.get("add", [])
    rule["severity"] = entry.get("severity", rule["severity"])
    return rule


def baseline(name):
    document = load(f"library/Baselines/{name}.yaml")
    parent, rules, parameters, severity = [], {}, {}, "medium"
    if "extends" in document:
        parent, rules, parameters, severity = baseline(document["extends"])
    severity = document.get("severity", severity)
    for right, entry in document["rights"].items():
        rules[right] = change(rules.get(right), entry, severity)
    for key, value in document.get("parameters", {}).items():
        parameters[key] = value["default"]
    return [name] + parent, rules, parameters, severity


def assignments(name):
    policy = load(f"library/Policies/{name}.yaml")
    for item in policy["assign"]:
        yield item
    for other in policy.get("includes", []):
        yield from assignments(other)


def resolve(machine, policy):
    """Rule id to rule, or None where the machine is out of scope."""
    if any(matches(item["to"], machine) for item in policy.get("outOfScope", [])):
        return None
    matching = [item for item in assignments("estate") if matches(item["to"], machine)]
    rules = {}
    for item in matching:
        for use in item.get("baselines", []):
            name = use if isinstance(use, str) else use["id"]
            lineage, own, parameters, severity = baseline(name)
            parameters = {**parameters, **item.get("parameters", {})}
            if not isinstance(use, str):
                parameters.update(use.get("parameters", {}))
            for right, rule in list(own.items()):
                for over in matching:
                    for document in over.get("overlays", []):
                        overlay = load(f"library/Baselines/{document}.yaml")
                        if overlay["extends"] in lineage and right in overlay["rights"]:
                            rule = change(rule, overlay["rights"][right], severity)
                            for key, value in overlay.get("parameters", {}).items():
                                parameters[key] = over.get("parameters", {}).get(key, value["default"])
                    for inline in many(over.get("overlay", [])):
                        if name in many(inline.get("baselines", name)) and right in inline["rights"]:
                            rule = change(rule, inline["rights"][right], severity)
                own[right] = rule
            for over in matching:
                for document in over.get("overlays", []):
                    overlay = load(f"library/Baselines/{document}.yaml")
                    for right, entry in overlay["rights"].items():
                        if overlay["extends"] in lineage and right not in own:
                            own[right] = change(None, entry, severity)
            for right, rule in own.items():
                if rule:
                    filled = []
                    for principal in rule["principals"]:
                        parameter = re.fullmatch(r"\$\((.*)\)", principal)
                        filled += parameters[parameter[1]] if parameter else [principal]
                    rules[f"{name}#{right}"] = {**rule, "principals": filled}
    return rules


def main():
    policy = load("library/Policies/estate.yaml")
    lines = []
    for machine in load("inventory.yaml")["machines"]:
        rules = resolve(machine, policy)
        if rules is None:
            lines.append([machine["name"], "plumbline/out-of-scope", "info", "", ""])
            continue
        for name, rule in rules.items():
            sids = sorted(SIDS.get(principal, principal) for principal in rule["principals"])
            lines.append([machine["name"], name, rule["severity"], rule["operator"], ",".join(sids)])
    lines.sort()
    (HERE / "expected.tsv").write_text("".join("\t".join(line) + "\n" for line in lines))


main()
