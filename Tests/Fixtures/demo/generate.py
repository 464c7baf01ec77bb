#!/usr/bin/env python3
"""Writes the sample fleet of the demo into the folder this file stands in.

The generated files are shipped beside it, so nothing runs this during a build or a test: run it by hand after a change
here (python3 generate.py) and commit what it wrote. Standard library only, no clock, no randomness: the same script
writes the same bytes. Every name, GUID and SID of an account in here is invented; corp.example is a reserved name.
"""

import hashlib
import json
import shutil
import struct
from pathlib import Path

HERE = Path(__file__).resolve().parent
FLEET = HERE / "fleet"

# ---------------------------------------------------------------------------------------------------------------------
# Identities

DOMAIN = "CORP"
FQDN = "corp.example"
DOMAIN_SID = "S-1-5-21-2846013597-1390724615-3571906248"

EVERYONE = "S-1-1-0"
AUTHENTICATED = "S-1-5-11"
INTERACTIVE = "S-1-5-4"
SERVICE = "S-1-5-6"
ENTERPRISE_DCS = "S-1-5-9"
LOCAL_SERVICE = "S-1-5-19"
NETWORK_SERVICE = "S-1-5-20"
LOCAL_ACCOUNT = "S-1-5-113"
LOCAL_ACCOUNT_ADMIN = "S-1-5-114"
ADMINS = "S-1-5-32-544"
USERS = "S-1-5-32-545"
GUESTS = "S-1-5-32-546"
POWER_USERS = "S-1-5-32-547"
ACCOUNT_OPS = "S-1-5-32-548"
SERVER_OPS = "S-1-5-32-549"
PRINT_OPS = "S-1-5-32-550"
BACKUP_OPS = "S-1-5-32-551"
PRE_2000 = "S-1-5-32-554"
REMOTE_DESKTOP = "S-1-5-32-555"
PERF_LOG = "S-1-5-32-559"
IIS_USERS = "S-1-5-32-568"
ALL_SERVICES = "S-1-5-80-0"
VIRTUAL_MACHINES = "S-1-5-83-0"
WINDOW_MANAGER = "S-1-5-90-0"
RESTRICTED_SERVICES = "S-1-5-99-0"


def derived(base, name):
    """The SID that Windows computes from a service's name."""
    digest = hashlib.sha1(name.upper().encode("utf-16-le")).digest()
    return "S-1-5-%d-%s" % (base, "-".join(str(part) for part in struct.unpack("<5I", digest)))


WDI_SERVICE_HOST = derived(80, "WdiServiceHost")
MSSQLSERVER = derived(80, "MSSQLSERVER")
SQLSERVERAGENT = derived(80, "SQLSERVERAGENT")


def machine_sid(name):
    if name == "DC01":
        return DOMAIN_SID
    digest = hashlib.sha256(("machine " + name).encode()).digest()
    return "S-1-5-21-%d-%d-%d" % struct.unpack("<3I", digest[:12])


PRINCIPALS = [
    ("Enterprise Read-only Domain Controllers", 498),
    ("Administrator", 500),
    ("Guest", 501),
    ("krbtgt", 502),
    ("Domain Admins", 512),
    ("Domain Users", 513),
    ("Domain Guests", 514),
    ("Domain Computers", 515),
    ("Domain Controllers", 516),
    ("Cert Publishers", 517),
    ("Schema Admins", 518),
    ("Enterprise Admins", 519),
    ("Group Policy Creator Owners", 520),
    ("Read-only Domain Controllers", 521),
    ("Cloneable Domain Controllers", 522),
    ("Protected Users", 525),
    ("Key Admins", 526),
    ("Enterprise Key Admins", 527),
    ("RAS and IAS Servers", 553),
    ("Allowed RODC Password Replication Group", 571),
    ("Denied RODC Password Replication Group", 572),
    ("DnsAdmins", 1101),
    ("DnsUpdateProxy", 1102),
    ("T0-Admins", 1110),
    ("T1-Server-Admins", 1111),
    ("T2-Workstation-Admins", 1112),
    ("Helpdesk", 1113),
    ("SQL-DBAs", 1114),
    ("svc-backup", 1117),
    ("svc-sql", 1118),
    ("svc-monitoring", 1119),
    ("svc-deploy", 1120),
    ("adm.ines.moreau", 1131),
    ("adm.jonas.lindqvist", 1132),
    ("ines.moreau", 1133),
    ("jonas.lindqvist", 1134),
    ("petra.vogel", 1135),
    ("kiosk-lobby", 1140),
]
RID = dict(PRINCIPALS)
SVC_BACKUP = "%s-%d" % (DOMAIN_SID, RID["svc-backup"])
# An account that was deleted while a right still named it: no principal of the directory has this RID.
DELETED_ACCOUNT = DOMAIN_SID + "-1642"

# ---------------------------------------------------------------------------------------------------------------------
# Rights

# The order in which an export lists them; rights that nobody holds have no line.
EXPORT_ORDER = """
SeNetworkLogonRight SeTcbPrivilege SeMachineAccountPrivilege SeBackupPrivilege SeChangeNotifyPrivilege
SeSystemtimePrivilege SeCreatePagefilePrivilege SeCreateTokenPrivilege SeCreatePermanentPrivilege SeDebugPrivilege
SeRemoteShutdownPrivilege SeAuditPrivilege SeIncreaseQuotaPrivilege SeIncreaseBasePriorityPrivilege
SeLoadDriverPrivilege SeLockMemoryPrivilege SeBatchLogonRight SeServiceLogonRight SeInteractiveLogonRight
SeSecurityPrivilege SeSystemEnvironmentPrivilege SeProfileSingleProcessPrivilege SeSystemProfilePrivilege
SeAssignPrimaryTokenPrivilege SeRestorePrivilege SeShutdownPrivilege SeTakeOwnershipPrivilege SeDenyNetworkLogonRight
SeDenyBatchLogonRight SeDenyServiceLogonRight SeDenyInteractiveLogonRight SeUndockPrivilege SeSyncAgentPrivilege
SeEnableDelegationPrivilege SeManageVolumePrivilege SeRemoteInteractiveLogonRight SeDenyRemoteInteractiveLogonRight
SeImpersonatePrivilege SeCreateGlobalPrivilege SeTrustedCredManAccessPrivilege SeRelabelPrivilege
SeIncreaseWorkingSetPrivilege SeTimeZonePrivilege SeCreateSymbolicLinkPrivilege
SeDelegateSessionUserImpersonatePrivilege
""".split()

SERVICE_FOUR = [LOCAL_SERVICE, NETWORK_SERVICE, ADMINS, SERVICE]

# A member or standalone server as installed.
SERVER_DEFAULTS = {
    "SeNetworkLogonRight": [EVERYONE, ADMINS, USERS, BACKUP_OPS],
    "SeBackupPrivilege": [ADMINS, BACKUP_OPS],
    "SeChangeNotifyPrivilege": [EVERYONE, LOCAL_SERVICE, NETWORK_SERVICE, ADMINS, USERS, BACKUP_OPS],
    "SeSystemtimePrivilege": [LOCAL_SERVICE, ADMINS],
    "SeCreatePagefilePrivilege": [ADMINS],
    "SeDebugPrivilege": [ADMINS],
    "SeRemoteShutdownPrivilege": [ADMINS],
    "SeAuditPrivilege": [LOCAL_SERVICE, NETWORK_SERVICE],
    "SeIncreaseQuotaPrivilege": [LOCAL_SERVICE, NETWORK_SERVICE, ADMINS],
    "SeIncreaseBasePriorityPrivilege": [ADMINS, WINDOW_MANAGER],
    "SeLoadDriverPrivilege": [ADMINS],
    "SeBatchLogonRight": [ADMINS, BACKUP_OPS, PERF_LOG],
    "SeServiceLogonRight": [ALL_SERVICES],
    "SeInteractiveLogonRight": [ADMINS, USERS, BACKUP_OPS],
    "SeSecurityPrivilege": [ADMINS],
    "SeSystemEnvironmentPrivilege": [ADMINS],
    "SeProfileSingleProcessPrivilege": [ADMINS],
    "SeSystemProfilePrivilege": [ADMINS, WDI_SERVICE_HOST],
    "SeAssignPrimaryTokenPrivilege": [LOCAL_SERVICE, NETWORK_SERVICE],
    "SeRestorePrivilege": [ADMINS, BACKUP_OPS],
    "SeShutdownPrivilege": [ADMINS, BACKUP_OPS],
    "SeTakeOwnershipPrivilege": [ADMINS],
    "SeUndockPrivilege": [ADMINS],
    "SeManageVolumePrivilege": [ADMINS],
    "SeRemoteInteractiveLogonRight": [ADMINS, REMOTE_DESKTOP],
    "SeImpersonatePrivilege": SERVICE_FOUR,
    "SeCreateGlobalPrivilege": SERVICE_FOUR,
    "SeIncreaseWorkingSetPrivilege": [USERS],
    "SeTimeZonePrivilege": [LOCAL_SERVICE, ADMINS],
    "SeCreateSymbolicLinkPrivilege": [ADMINS],
    "SeDelegateSessionUserImpersonatePrivilege": [ADMINS],
}


def with_changes(rights, **changes):
    return {**rights, **changes}


# Microsoft's baseline for member servers of 2019 and 2022, over the defaults.
SERVER_BASELINE = with_changes(
    SERVER_DEFAULTS,
    SeNetworkLogonRight=[AUTHENTICATED, ADMINS],
    SeInteractiveLogonRight=[ADMINS],
    SeBackupPrivilege=[ADMINS],
    SeRestorePrivilege=[ADMINS],
    SeDenyNetworkLogonRight=[LOCAL_ACCOUNT_ADMIN],
    SeDenyRemoteInteractiveLogonRight=[LOCAL_ACCOUNT],
)

# Microsoft's baseline for member servers of 2016: it denies guests, too, and the Window Manager Group came later.
SERVER_BASELINE_2016 = with_changes(
    SERVER_BASELINE,
    SeIncreaseBasePriorityPrivilege=[ADMINS],
    SeDenyNetworkLogonRight=[LOCAL_ACCOUNT_ADMIN, GUESTS],
    SeDenyInteractiveLogonRight=[GUESTS],
    SeDenyRemoteInteractiveLogonRight=[LOCAL_ACCOUNT, GUESTS],
)

# Microsoft's baseline for servers of 2025, in a domain or not; services can run restricted there.
SERVER_BASELINE_2025 = with_changes(
    SERVER_BASELINE,
    SeServiceLogonRight=[ALL_SERVICES, RESTRICTED_SERVICES],
    SeChangeNotifyPrivilege=[AUTHENTICATED, LOCAL_SERVICE, NETWORK_SERVICE, ADMINS, BACKUP_OPS],
    SeIncreaseWorkingSetPrivilege=[LOCAL_SERVICE, ADMINS],
    SeShutdownPrivilege=[ADMINS],
    SeDenyNetworkLogonRight=[GUESTS],
    SeDenyBatchLogonRight=[GUESTS],
    SeDenyServiceLogonRight=[GUESTS],
    SeDenyInteractiveLogonRight=[GUESTS],
    SeDenyRemoteInteractiveLogonRight=[GUESTS],
)

# The Default Domain Controllers Policy as a new domain has it.
DEFAULT_DC_POLICY = {
    "SeAssignPrimaryTokenPrivilege": [LOCAL_SERVICE, NETWORK_SERVICE],
    "SeAuditPrivilege": [LOCAL_SERVICE, NETWORK_SERVICE],
    "SeBackupPrivilege": [ADMINS, SERVER_OPS, BACKUP_OPS],
    "SeBatchLogonRight": [ADMINS, BACKUP_OPS, PERF_LOG],
    "SeChangeNotifyPrivilege": [EVERYONE, AUTHENTICATED, LOCAL_SERVICE, NETWORK_SERVICE, ADMINS, PRE_2000],
    "SeCreatePagefilePrivilege": [ADMINS],
    "SeDebugPrivilege": [ADMINS],
    "SeIncreaseBasePriorityPrivilege": [ADMINS],
    "SeIncreaseQuotaPrivilege": [LOCAL_SERVICE, NETWORK_SERVICE, ADMINS],
    "SeInteractiveLogonRight": [ADMINS, ACCOUNT_OPS, SERVER_OPS, PRINT_OPS, BACKUP_OPS, ENTERPRISE_DCS],
    "SeLoadDriverPrivilege": [ADMINS, PRINT_OPS],
    "SeMachineAccountPrivilege": [AUTHENTICATED],
    "SeNetworkLogonRight": [EVERYONE, AUTHENTICATED, ADMINS, PRE_2000, ENTERPRISE_DCS],
    "SeProfileSingleProcessPrivilege": [ADMINS],
    "SeRemoteShutdownPrivilege": [ADMINS, SERVER_OPS],
    "SeRestorePrivilege": [ADMINS, SERVER_OPS, BACKUP_OPS],
    "SeSecurityPrivilege": [ADMINS],
    "SeShutdownPrivilege": [ADMINS, SERVER_OPS, PRINT_OPS, BACKUP_OPS],
    "SeSystemEnvironmentPrivilege": [ADMINS],
    "SeSystemProfilePrivilege": [ADMINS, WDI_SERVICE_HOST],
    "SeSystemtimePrivilege": [LOCAL_SERVICE, ADMINS, SERVER_OPS],
    "SeTakeOwnershipPrivilege": [ADMINS],
    "SeUndockPrivilege": [ADMINS],
    "SeEnableDelegationPrivilege": [ADMINS],
}

# Microsoft's baseline for domain controllers of 2022, over the policy above and what is local to every server.
DC_BASELINE = with_changes(
    {**SERVER_DEFAULTS, **DEFAULT_DC_POLICY},
    SeNetworkLogonRight=[AUTHENTICATED, ADMINS, ENTERPRISE_DCS],
    SeInteractiveLogonRight=[ADMINS],
    SeRemoteInteractiveLogonRight=[ADMINS],
    SeBackupPrivilege=[ADMINS],
    SeRestorePrivilege=[ADMINS],
    SeRemoteShutdownPrivilege=[ADMINS],
    SeLoadDriverPrivilege=[ADMINS],
    SeIncreaseBasePriorityPrivilege=[ADMINS, WINDOW_MANAGER],
    SeServiceLogonRight=[NETWORK_SERVICE, ALL_SERVICES],
    SeTimeZonePrivilege=[LOCAL_SERVICE, ADMINS, SERVER_OPS],
)

GUEST = "guest"  # written under the name that the machine's guest account has

# A client of Windows 10 or 11 as installed.
CLIENT_DEFAULTS = with_changes(
    SERVER_DEFAULTS,
    SeInteractiveLogonRight=[GUEST, ADMINS, USERS, BACKUP_OPS],
    SeDenyNetworkLogonRight=[GUEST],
    SeDenyInteractiveLogonRight=[GUEST],
    SeShutdownPrivilege=[ADMINS, USERS, BACKUP_OPS],
    SeUndockPrivilege=[ADMINS, USERS],
    SeTimeZonePrivilege=[LOCAL_SERVICE, ADMINS, USERS],
)

# Microsoft's baseline for Windows 10 22H2 and Windows 11 23H2, over the defaults.
CLIENT_BASELINE = with_changes(
    CLIENT_DEFAULTS,
    SeNetworkLogonRight=[ADMINS, REMOTE_DESKTOP],
    SeInteractiveLogonRight=[ADMINS, USERS],
    SeBackupPrivilege=[ADMINS],
    SeRestorePrivilege=[ADMINS],
    SeDenyNetworkLogonRight=[LOCAL_ACCOUNT],
    SeDenyRemoteInteractiveLogonRight=[LOCAL_ACCOUNT],
)

SUPPORT = "SUPPORT_388945a0"  # the vendor account of Windows XP, a local account that an export writes by name

# Windows XP Professional with Service Pack 2 as installed.
XP_DEFAULTS = {
    "SeNetworkLogonRight": [EVERYONE, ADMINS, USERS, POWER_USERS, BACKUP_OPS],
    "SeBackupPrivilege": [ADMINS, BACKUP_OPS],
    "SeChangeNotifyPrivilege": [EVERYONE, ADMINS, USERS, POWER_USERS, BACKUP_OPS],
    "SeSystemtimePrivilege": [ADMINS, POWER_USERS],
    "SeCreatePagefilePrivilege": [ADMINS],
    "SeDebugPrivilege": [ADMINS],
    "SeRemoteShutdownPrivilege": [ADMINS],
    "SeAuditPrivilege": [LOCAL_SERVICE, NETWORK_SERVICE],
    "SeIncreaseQuotaPrivilege": [LOCAL_SERVICE, NETWORK_SERVICE, ADMINS],
    "SeIncreaseBasePriorityPrivilege": [ADMINS],
    "SeLoadDriverPrivilege": [ADMINS],
    "SeBatchLogonRight": [SUPPORT],
    "SeServiceLogonRight": [NETWORK_SERVICE],
    "SeInteractiveLogonRight": [GUEST, ADMINS, USERS, POWER_USERS, BACKUP_OPS],
    "SeSecurityPrivilege": [ADMINS],
    "SeSystemEnvironmentPrivilege": [ADMINS],
    "SeProfileSingleProcessPrivilege": [ADMINS, POWER_USERS],
    "SeSystemProfilePrivilege": [ADMINS],
    "SeAssignPrimaryTokenPrivilege": [LOCAL_SERVICE, NETWORK_SERVICE],
    "SeRestorePrivilege": [ADMINS, BACKUP_OPS],
    "SeShutdownPrivilege": [ADMINS, USERS, POWER_USERS, BACKUP_OPS],
    "SeTakeOwnershipPrivilege": [ADMINS],
    "SeDenyNetworkLogonRight": [SUPPORT, GUEST],
    "SeDenyInteractiveLogonRight": [SUPPORT, GUEST],
    "SeUndockPrivilege": [ADMINS, USERS, POWER_USERS],
    "SeManageVolumePrivilege": [ADMINS],
    "SeRemoteInteractiveLogonRight": [ADMINS, REMOTE_DESKTOP],
    "SeImpersonatePrivilege": [ADMINS, SERVICE],
    "SeCreateGlobalPrivilege": [ADMINS, INTERACTIVE, SERVICE],
}

# ---------------------------------------------------------------------------------------------------------------------
# Machines


class Machine:
    def __init__(self, name, build, product, role, rights, features, tags, **more):
        self.name, self.build, self.product, self.role = name, build, product, role
        self.rights, self.features, self.tags = rights, features, tags
        self.language = more.pop("language", "en")
        self.guest = more.pop("guest", "Guest")
        self.administrator = more.pop("administrator", "Administrator")
        self.joined = more.pop("joined", True)
        self.local_rids = more.pop("accounts", {})
        self.folder = more.pop("folder", None)  # json | yaml | json-utf16: a folder of its own with such a machine file
        self.encoding = more.pop("encoding", "utf-16")
        self.booted = more.pop("booted", None)
        self.service_pack = more.pop("service_pack", None)
        self.cut_after = more.pop("cut_after", None)
        self.collected = more.pop("collected", True)
        assert not more, more

    @property
    def sid(self):
        return machine_sid(self.name)

    @property
    def generation(self):
        return "xp" if self.build.startswith("5.1.") else "nt10"

    @property
    def hardened(self):
        """True where Microsoft's security baseline was applied: its other settings show in the rest of the export."""
        return self.generation != "xp"

    def facts(self):
        facts = {"name": self.name, "build": self.build, "productType": self.product, "role": self.role}
        if self.joined:
            facts.update(domain=DOMAIN, domainSid=DOMAIN_SID, forestSid=DOMAIN_SID)
        facts.update(machineSid=self.sid, language=self.language, features=self.features, tags=self.tags)
        if self.local_rids:
            facts["accounts"] = {name: "%s-%d" % (self.sid, rid) for name, rid in self.local_rids.items()}
        return facts


def prod(site, tier):
    return {"env": "prod", "site": site, "tier": tier}


MACHINES = [
    Machine("DC01", "10.0.20348.2762", "domain-controller", "domain-controller", DC_BASELINE,
            ["ad-domain-services", "dns"], prod("north", "t0"), folder="json", booted="2026-09-12T21:04:17Z"),
    # DEFECT: NETWORK SERVICE and SERVICE lost from SeImpersonatePrivilege. IIS_IUSRS holds what the setup of IIS grants.
    Machine("WEB01", "10.0.20348.2762", "server", "member-server",
            with_changes(SERVER_BASELINE,
                         SeImpersonatePrivilege=[LOCAL_SERVICE, ADMINS, IIS_USERS],
                         SeBatchLogonRight=[ADMINS, BACKUP_OPS, PERF_LOG, IIS_USERS]),
            ["iis"], prod("north", "t1")),
    # DEFECT: a deleted account in SeDebugPrivilege. The SQL Server services hold what its setup grants them.
    Machine("SQL01", "10.0.20348.2762", "server", "member-server",
            with_changes(
                SERVER_BASELINE,
                SeDebugPrivilege=[ADMINS, DELETED_ACCOUNT],
                SeServiceLogonRight=[ALL_SERVICES, MSSQLSERVER, SQLSERVERAGENT],
                SeAssignPrimaryTokenPrivilege=[LOCAL_SERVICE, NETWORK_SERVICE, MSSQLSERVER, SQLSERVERAGENT],
                SeIncreaseQuotaPrivilege=[LOCAL_SERVICE, NETWORK_SERVICE, ADMINS, MSSQLSERVER, SQLSERVERAGENT],
                SeChangeNotifyPrivilege=SERVER_BASELINE["SeChangeNotifyPrivilege"] + [MSSQLSERVER, SQLSERVERAGENT],
            ),
            ["sql-server"], prod("north", "t1"), folder="json", booted="2026-10-03T23:31:50Z"),
    # DEFECT: a service account that the directory knows, in SeBackupPrivilege.
    Machine("APP01", "10.0.20348.2762", "server", "member-server",
            with_changes(SERVER_BASELINE, SeBackupPrivilege=[ADMINS, SVC_BACKUP]),
            ["net-framework"], prod("north", "t1")),
    Machine("FS01", "10.0.20348.2762", "server", "member-server", SERVER_BASELINE,
            ["file-server"], prod("north", "t1")),
    # DEFECT: in the inventory, but nothing of it was collected.
    Machine("FS02", "10.0.20348.2762", "server", "member-server", SERVER_BASELINE,
            ["file-server"], prod("south", "t1"), collected=False),
    Machine("HV01", "10.0.17763.6414", "server", "member-server",
            with_changes(SERVER_BASELINE,
                         SeServiceLogonRight=[ALL_SERVICES, VIRTUAL_MACHINES],
                         SeCreateSymbolicLinkPrivilege=[ADMINS, VIRTUAL_MACHINES]),
            ["hyper-v"], prod("north", "t0"), folder="yaml", booted="2026-08-29T20:15:02Z"),
    # DEFECT: the file ends in the middle of the line of SeDenyNetworkLogonRight.
    Machine("APP02", "10.0.14393.7428", "server", "member-server", SERVER_BASELINE_2016,
            ["net-framework"], prod("south", "t1"), cut_after="SeDenyNetworkLogonRight = *" + LOCAL_ACCOUNT_ADMIN),
    Machine("PRN01", "10.0.14393.7428", "server", "member-server", SERVER_BASELINE_2016,
            ["print-server"], prod("south", "t1")),
    # DEFECT: Everyone may log on over Remote Desktop.
    Machine("RDS01", "10.0.26100.2033", "server", "member-server",
            with_changes(SERVER_BASELINE_2025, SeRemoteInteractiveLogonRight=[EVERYONE, ADMINS, REMOTE_DESKTOP]),
            ["remote-desktop-services"], prod("south", "t1")),
    Machine("BUILD01", "10.0.26100.2033", "server", "standalone-server", SERVER_BASELINE_2025,
            ["containers"], {"env": "build", "site": "north"}, joined=False, accounts={"buildagent": 1001}),
    Machine("KIOSK01", "10.0.22631.4317", "client", "client", CLIENT_BASELINE,
            ["assigned-access"], prod("lobby", "t2"), folder="json-utf16", booted="2026-10-05T04:00:11Z"),
    Machine("WS01", "10.0.22631.4317", "client", "client", CLIENT_BASELINE,
            ["windows-sandbox"], prod("north", "t2")),
    Machine("WS02", "10.0.19045.5011", "client", "client", CLIENT_BASELINE,
            ["smb-direct"], prod("south", "t2"), language="de", guest="Gast"),
    Machine("LEGACY01", "5.1.2600.2180", "client", "client", XP_DEFAULTS,
            ["netfx2"], prod("plant", "t2"), folder="json", encoding="ascii", service_pack=2,
            accounts={"HelpAssistant": 1000, SUPPORT: 1002}, booted="2026-07-01T05:12:40Z"),
]
COLLECTED_AT = "2026-10-05T06:%02d:00Z"

EXPECTED = [
    ("APP01", "SeBackupPrivilege", "fail", [], [SVC_BACKUP]),
    ("APP02", "*", "incomplete", [], []),
    ("FS02", "*", "notCollected", [], []),
    ("RDS01", "SeRemoteInteractiveLogonRight", "fail", [], [EVERYONE]),
    ("SQL01", "SeDebugPrivilege", "fail", [], [DELETED_ACCOUNT]),
    ("WEB01", "SeImpersonatePrivilege", "fail", [NETWORK_SERVICE, SERVICE], []),
    ("corp.example/31B2F340-016D-11D2-945F-00C04FB984F9", "SeImpersonatePrivilege", "fail", [], [ADMINS, SERVICE]),
]

# ---------------------------------------------------------------------------------------------------------------------
# secedit exports


def holders(machine, names):
    """Names of local accounts first, then SIDs in the order of their text, as Windows writes them."""
    texts = [machine.guest if name == GUEST else name for name in names]
    return sorted(t for t in texts if not t.startswith("S-1-")) + sorted("*" + t for t in texts if t.startswith("S-1-"))


def privilege_lines(machine):
    return ["%s = %s" % (right, ",".join(holders(machine, machine.rights[right])))
            for right in EXPORT_ORDER if machine.rights.get(right)]


def system_access(machine):
    domain = machine.joined and machine.generation != "xp"
    lines = [
        ("MinimumPasswordAge", 1 if domain else 0),
        ("MaximumPasswordAge", 90 if domain else 42),
        ("MinimumPasswordLength", 14 if domain else 0),
        ("PasswordComplexity", 1 if machine.product != "client" or domain else 0),
        ("PasswordHistorySize", 24 if domain else 0),
        ("LockoutBadCount", 10 if domain else 0),
    ]
    if domain:
        lines += [("ResetLockoutCount", 15), ("LockoutDuration", 15)]
        if not machine.build.startswith("10.0.14393"):
            lines += [("AllowAdministratorLockout", 1)]
    lines += [
        ("RequireLogonToChangePassword", 0),
        ("ForceLogoffWhenHourExpire", 0),
        ("NewAdministratorName", '"%s"' % machine.administrator),
        ("NewGuestName", '"%s"' % machine.guest),
        ("ClearTextPassword", 0),
        ("LSAAnonymousNameLookup", 0),
        ("EnableAdminAccount", 0 if machine.product == "client" and machine.generation != "xp" else 1),
        ("EnableGuestAccount", 0),
    ]
    return ["%s = %s" % line for line in lines]


def event_audit(machine):
    level = 3 if machine.hardened else 0
    names = ["SystemEvents", "LogonEvents", "ObjectAccess", "PrivilegeUse", "PolicyChange", "AccountManage",
             "ProcessTracking", "DSAccess", "AccountLogon"]
    quiet = {"ObjectAccess", "PrivilegeUse", "ProcessTracking", "DSAccess"}
    return ["Audit%s = %d" % (name, 0 if name in quiet else level) for name in names]


KERBEROS = ["MaxTicketAge = 10", "MaxRenewAge = 7", "MaxServiceAge = 600", "MaxClockSkew = 5",
            "TicketValidateClient = 1"]


def registry_values(machine):
    """Type and data of the security options, sorted by path: 1 string, 3 binary, 4 number, 7 list of strings."""
    hard, server, xp = machine.hardened, machine.product != "client", machine.generation == "xp"
    winlogon = r"MACHINE\Software\Microsoft\Windows NT\CurrentVersion\Winlogon" "\\"
    console = r"MACHINE\Software\Microsoft\Windows NT\CurrentVersion\Setup\RecoveryConsole" "\\"
    system = r"MACHINE\Software\Microsoft\Windows\CurrentVersion\Policies\System" "\\"
    lsa = r"MACHINE\System\CurrentControlSet\Control\Lsa" "\\"
    manager = r"MACHINE\System\CurrentControlSet\Control\Session Manager" "\\"
    winreg = r"MACHINE\System\CurrentControlSet\Control\SecurePipeServers\Winreg" "\\"
    services = r"MACHINE\System\CurrentControlSet\Services" "\\"
    values = {
        console + "SecurityLevel": "4,0",
        console + "SetCommand": "4,0",
        winlogon + "CachedLogonsCount": '1,"%d"' % (4 if hard else 10),
        winlogon + "ForceUnlockLogon": "4,0",
        winlogon + "PasswordExpiryWarning": "4,%d" % (14 if xp else 5),
        winlogon + "ScRemoveOption": '1,"%d"' % (1 if hard else 0),
        system + "DontDisplayLastUserName": "4,%d" % (1 if machine.name == "KIOSK01" else 0),
        system + "LegalNoticeCaption": '1,"%s"' % ("Property of Corp Example" if hard else ""),
        system + "LegalNoticeText": "7," + ("Authorised use only,Activity is logged" if hard else ""),
        system + "ScForceOption": "4,0",
        system + "ShutdownWithoutLogon": "4,%d" % (0 if server else 1),
        system + "UndockWithoutLogon": "4,1",
        r"MACHINE\Software\Policies\Microsoft\Windows\Safer\CodeIdentifiers\AuthenticodeEnabled": "4,0",
        lsa + "AuditBaseObjects": "4,0",
        lsa + "CrashOnAuditFail": "4,0",
        lsa + "DisableDomainCreds": "4,0",
        lsa + "EveryoneIncludesAnonymous": "4,0",
        lsa + "ForceGuest": "4,%d" % (1 if xp and not machine.joined else 0),
        lsa + "FullPrivilegeAuditing": "3,0",
        lsa + "LimitBlankPasswordUse": "4,1",
        lsa + r"MSV1_0\NTLMMinClientSec": "4,%d" % (537395200 if hard else 0 if xp else 536870912),
        lsa + r"MSV1_0\NTLMMinServerSec": "4,%d" % (537395200 if hard else 0 if xp else 536870912),
        lsa + "NoLMHash": "4,%d" % (0 if xp else 1),
        lsa + "RestrictAnonymous": "4,%d" % (1 if hard else 0),
        lsa + "RestrictAnonymousSAM": "4,1",
        r"MACHINE\System\CurrentControlSet\Control\Print\Providers\LanMan Print Services\Servers\AddPrinterDrivers":
            "4,%d" % (1 if server else 0),
        winreg + r"AllowedPaths\Machine":
            r"7,System\CurrentControlSet\Control\Print\Printers,System\CurrentControlSet\Services\Eventlog,"
            r"Software\Microsoft\Windows NT\CurrentVersion\Print,Software\Microsoft\Windows NT\CurrentVersion\Perflib,"
            r"System\CurrentControlSet\Services\SysmonLog",
        manager + r"Kernel\ObCaseInsensitive": "4,1",
        manager + r"Memory Management\ClearPageFileAtShutdown": "4,0",
        manager + "ProtectionMode": "4,1",
        services + r"LDAP\LDAPClientIntegrity": "4,1",
        services + r"LanManServer\Parameters\AutoDisconnect": "4,15",
        services + r"LanManServer\Parameters\EnableForcedLogOff": "4,1",
        services + r"LanManServer\Parameters\EnableSecuritySignature": "4,%d" % (1 if hard else 0),
        services + r"LanManServer\Parameters\NullSessionPipes":
            "7," + (",netlogon,samr,lsarpc" if machine.product == "domain-controller" else ""),
        services + r"LanManServer\Parameters\RequireSecuritySignature": "4,%d" % (1 if hard else 0),
        services + r"LanmanWorkstation\Parameters\EnablePlainTextPassword": "4,0",
        services + r"LanmanWorkstation\Parameters\EnableSecuritySignature": "4,1",
        services + r"LanmanWorkstation\Parameters\RequireSecuritySignature": "4,%d" % (1 if hard else 0),
        services + r"Netlogon\Parameters\DisablePasswordChange": "4,0",
        services + r"Netlogon\Parameters\MaximumPasswordAge": "4,30",
        services + r"Netlogon\Parameters\RequireSignOrSeal": "4,1",
        services + r"Netlogon\Parameters\RequireStrongKey": "4,%d" % (0 if xp else 1),
        services + r"Netlogon\Parameters\SealSecureChannel": "4,1",
        services + r"Netlogon\Parameters\SignSecureChannel": "4,1",
    }
    if xp:
        values[winlogon + "AllocateDASD"] = '1,"0"'
        values[lsa + "LmCompatibilityLevel"] = "4,0"
        values[lsa + "NoDefaultAdminOwner"] = "4,1"
        values[manager + r"SubSystems\optional"] = "7,Posix"
        values[r"MACHINE\Software\Microsoft\Driver Signing\Policy"] = "3,1"
    else:
        values.update({
            system + "ConsentPromptBehaviorAdmin": "4,%d" % (2 if hard else 5),
            system + "ConsentPromptBehaviorUser": "4,%d" % (0 if hard else 3),
            system + "EnableInstallerDetection": "4,1",
            system + "EnableLUA": "4,1",
            system + "EnableSecureUIAPaths": "4,1",
            system + "EnableUIADesktopToggle": "4,0",
            system + "EnableVirtualization": "4,1",
            system + "PromptOnSecureDesktop": "4,1",
            system + "ValidateAdminCodeSignatures": "4,0",
            lsa + r"FIPSAlgorithmPolicy\Enabled": "4,0",
            manager + r"SubSystems\optional": "7,",
            services + r"LanManServer\Parameters\RestrictNullSessAccess": "4,1",
        })
    if hard:
        values[system + "FilterAdministratorToken"] = "4,1"
        values[system + "InactivityTimeoutSecs"] = "4,900"
        values[lsa + "LmCompatibilityLevel"] = "4,5"
        values[lsa + r"MSV1_0\allownullsessionfallback"] = "4,0"
        values[lsa + "SCENoApplyLegacyAuditPolicy"] = "4,1"
        if machine.product != "domain-controller":
            values[lsa + "RestrictRemoteSAM"] = '1,"O:BAG:BAD:(A;;RC;;;BA)"'
    if machine.product == "domain-controller":
        values[services + r"NTDS\Parameters\LDAPServerIntegrity"] = "4,2"
        values[services + r"Netlogon\Parameters\RefusePasswordChange"] = "4,0"
    return ["%s=%s" % item for item in sorted(values.items(), key=lambda item: item[0].lower())]


VERSION = ["[Version]", 'signature="$CHICAGO$"', "Revision=1"]


def export(machine):
    lines = ["[Unicode]", "Unicode=yes", "[System Access]"] + system_access(machine)
    lines += ["[Event Audit]"] + event_audit(machine)
    if machine.product == "domain-controller":
        lines += ["[Kerberos Policy]"] + KERBEROS
    lines += ["[Registry Values]"] + registry_values(machine)
    lines += ["[Privilege Rights]"] + privilege_lines(machine) + VERSION
    text = "".join(line + "\r\n" for line in lines)
    if machine.cut_after:
        at = text.index(machine.cut_after) + len(machine.cut_after)
        assert text[at] == ","
        text = text[:at]
    return text


# ---------------------------------------------------------------------------------------------------------------------
# Writers


def write(path, data):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))


def utf16(text):
    return b"\xff\xfe" + text.encode("utf-16-le")


def yaml_flow(value):
    if isinstance(value, dict):
        return "{%s}" % ", ".join("%s: %s" % item for item in value.items())
    if isinstance(value, list):
        return "[%s]" % ", ".join(value)
    return str(value)


def yaml_block(facts, indent):
    return "".join("%s%s: %s\n" % (indent, key, yaml_flow(value)) for key, value in facts.items())


def write_machine(machine, minute):
    data = utf16(export(machine)) if machine.encoding == "utf-16" else export(machine).encode(machine.encoding)
    if not machine.folder:
        write(FLEET / "exports" / (machine.name + ".inf"), data)
        return
    folder = FLEET / "machines" / machine.name
    write(folder / "secedit.inf", data)
    facts = machine.facts()
    if machine.service_pack is not None:
        facts["servicePack"] = machine.service_pack
    facts["collectedAt"] = COLLECTED_AT % minute
    facts["bootedAt"] = machine.booted
    if machine.folder == "yaml":
        write(folder / "machine.yaml", yaml_block(facts, ""))
    else:
        text = json.dumps(facts, indent=2) + "\n"
        # Windows PowerShell's Out-File writes UTF-16.
        write(folder / "machine.json", utf16(text.replace("\n", "\r\n")) if machine.folder == "json-utf16" else text)


def write_inventory():
    text = "apiVersion: plumbline/v1\nkind: Inventory\nmachines:\n"
    for machine in sorted(MACHINES, key=lambda m: m.name):
        block = yaml_block(machine.facts(), "    ")
        text += "  - " + block[4:]
    write(FLEET / "inventory.yaml", text)


def write_directory():
    rows = list(PRINCIPALS)
    computers = [m.name for m in MACHINES if m.joined and m.name != "DC01"]
    rows += [("DC01$", 1000)] + [(name + "$", 1601 + i) for i, name in enumerate(computers)]
    assert 1642 not in [rid for _, rid in rows] and len({rid for _, rid in rows}) == len(rows)
    text = "apiVersion: plumbline/v1\nkind: Directory\ndomains:\n"
    text += "  - name: %s\n    fqdn: %s\n    sid: %s\n" % (DOMAIN, FQDN, DOMAIN_SID)
    text += "    complete: true  # lists every principal of the domain: a SID of it that is not here is an orphan\n"
    text += "    principals:\n"
    for name, rid in sorted(rows, key=lambda row: row[1]):
        text += "      %s: %s-%d\n" % (name, DOMAIN_SID, rid)
    write(FLEET / "directory.yaml", text)


def write_expected():
    text = "subject\tright\tverdict\tmissing\tunexpected\n"
    for subject, right, verdict, missing, unexpected in EXPECTED:
        text += "\t".join([subject, right, verdict, ",".join(missing) or "-", ",".join(unexpected) or "-"]) + "\n"
    write(HERE / "expected.tsv", text)


# ---------------------------------------------------------------------------------------------------------------------
# GPO backups


def sid_bytes(text):
    parts = [int(part) for part in text.split("-")[2:]]
    return struct.pack("BB", 1, len(parts) - 1) + parts[0].to_bytes(6, "big") + b"".join(
        struct.pack("<I", part) for part in parts[1:])


def security_descriptor():
    """The self-relative descriptor that a GPO has when created: Authenticated Users may read and apply it."""
    apply_policy = bytes.fromhex("8ffdacedb3ffd111b41d00a0c968f939")  # the extended right Apply Group Policy
    inherited = 0x02  # CONTAINER_INHERIT_ACE

    def ace(kind, flags, body):
        return struct.pack("<BBH", kind, flags, 4 + len(body)) + body

    def allow(flags, mask, sid):
        return ace(0, flags, struct.pack("<I", mask) + sid_bytes(sid))

    edit, read, full = 0x000F00BD, 0x00020094, 0x000F00FF
    aces = [
        ace(5, inherited, struct.pack("<II", 0x100, 1) + apply_policy + sid_bytes(AUTHENTICATED)),
        allow(0, edit, DOMAIN_SID + "-512"),
        allow(inherited, edit, DOMAIN_SID + "-512"),
        allow(inherited, edit, DOMAIN_SID + "-519"),
        allow(inherited, read, ENTERPRISE_DCS),
        allow(inherited, read, AUTHENTICATED),
        allow(inherited, full, "S-1-5-18"),
        allow(inherited | 0x08, full, "S-1-3-0"),
    ]
    acl = struct.pack("<BBHHH", 4, 0, 8 + sum(map(len, aces)), len(aces), 0) + b"".join(aces)
    data = struct.pack("<BBHIIII", 1, 0, 0x9C04, 0, 0, 0, 20) + acl
    return " ".join("%02x" % byte for byte in data)


class GPO:
    def __init__(self, guid, backup, name, time, version, template, rights):
        self.guid, self.backup, self.name, self.time = guid, backup, name, time
        self.version, self.template, self.rights = version, template, rights


def gpo_rights(rights):
    return ["%s = %s" % (right, ",".join(sorted("*" + sid for sid in rights[right]))) for right in rights]


# DEFECT: the Default Domain Policy has no business with user rights, and leaves out LOCAL SERVICE and NETWORK SERVICE.
DOMAIN_POLICY_RIGHTS = {"SeImpersonatePrivilege": [ADMINS, SERVICE]}

GPOS = [
    GPO("{31B2F340-016D-11D2-945F-00C04FB984F9}", "{5D0E6B2A-41C7-4F9E-8A36-2B7F90C1D4E8}", "Default Domain Policy",
        "2026-10-05T08:15:04", 5,
        ["[Unicode]", "Unicode=yes", "[System Access]", "MinimumPasswordAge = 1", "MaximumPasswordAge = 90",
         "MinimumPasswordLength = 14", "PasswordComplexity = 1", "PasswordHistorySize = 24", "LockoutBadCount = 10",
         "ResetLockoutCount = 15", "LockoutDuration = 15", "RequireLogonToChangePassword = 0",
         "ForceLogoffWhenHourExpire = 0", "ClearTextPassword = 0", "LSAAnonymousNameLookup = 0",
         "[Kerberos Policy]"] + KERBEROS + VERSION
        + ["[Registry Values]", r"MACHINE\System\CurrentControlSet\Control\Lsa\NoLMHash=4,1"],
        DOMAIN_POLICY_RIGHTS),
    GPO("{6AC1786C-016F-11D2-945F-00C04fB984F9}", "{C83F1A94-7E25-4B60-9D1C-E64A05B8327F}",
        "Default Domain Controllers Policy", "2026-10-05T08:15:06", 1,
        ["[Unicode]", "Unicode=yes", "[Registry Values]",
         r"MACHINE\System\CurrentControlSet\Services\NTDS\Parameters\LDAPServerIntegrity=4,1",
         r"MACHINE\System\CurrentControlSet\Services\Netlogon\Parameters\RequireSignOrSeal=4,1",
         r"MACHINE\System\CurrentControlSet\Services\LanManServer\Parameters\RequireSecuritySignature=4,1",
         r"MACHINE\System\CurrentControlSet\Services\LanManServer\Parameters\EnableSecuritySignature=4,1"] + VERSION,
        DEFAULT_DC_POLICY),
]
DOMAIN_GUID = "{3e8c52d1-9a07-4b6f-8c14-70d2f5a6b913}"
SECURITY_CSE = "{827D319E-6EAC-11D2-A4EA-00C04F79F83A}"
SECURITY_TOOL = "{803E14A0-B4FB-11D0-A0D0-00A0C90F574B}"
REGISTRY_CSE = "{35378EAC-683F-11D2-A89A-00C04FBBCFA2}"
TEMPLATE = r"microsoft\windows nt\SecEdit\GptTmpl.inf"
MANIFEST_NS = "http://www.microsoft.com/GroupPolicy/GPOOperations/Manifest"
BACKUP_NS = "http://www.microsoft.com/GroupPolicy/GPOOperations"

# What a backup says of the trustees that a setting or the descriptor mentions: name, type, NetBIOS and DNS domain.
TRUSTEES = {
    EVERYONE: ("Everyone", "WellKnownGroup", "", ""),
    SERVICE: ("SERVICE", "WellKnownGroup", "NT AUTHORITY", ""),
    ENTERPRISE_DCS: ("ENTERPRISE DOMAIN CONTROLLERS", "WellKnownGroup", "NT AUTHORITY", ""),
    AUTHENTICATED: ("Authenticated Users", "WellKnownGroup", "NT AUTHORITY", ""),
    LOCAL_SERVICE: ("LOCAL SERVICE", "WellKnownGroup", "NT AUTHORITY", ""),
    NETWORK_SERVICE: ("NETWORK SERVICE", "WellKnownGroup", "NT AUTHORITY", ""),
    ADMINS: ("Administrators", "LocalGroup", "BUILTIN", ""),
    ACCOUNT_OPS: ("Account Operators", "LocalGroup", "BUILTIN", ""),
    SERVER_OPS: ("Server Operators", "LocalGroup", "BUILTIN", ""),
    PRINT_OPS: ("Print Operators", "LocalGroup", "BUILTIN", ""),
    BACKUP_OPS: ("Backup Operators", "LocalGroup", "BUILTIN", ""),
    PRE_2000: ("Pre-Windows 2000 Compatible Access", "LocalGroup", "BUILTIN", ""),
    PERF_LOG: ("Performance Log Users", "LocalGroup", "BUILTIN", ""),
    WDI_SERVICE_HOST: ("WdiServiceHost", "WellKnownGroup", "NT SERVICE", ""),
    DOMAIN_SID + "-519": ("Enterprise Admins", "UniversalGroup", DOMAIN, FQDN),
    DOMAIN_SID + "-512": ("Domain Admins", "GlobalGroup", DOMAIN, FQDN),
}


def element(name, text, attributes=""):
    return "<%s%s><![CDATA[%s]]></%s>" % (name, attributes, text.replace("]]>", "]]]]><![CDATA[>"), name)


def optional(name, text):
    return element(name, text) if text else "<%s/>" % name


def group(sid, from_dacl):
    name, kind, netbios, dns = TRUSTEES[sid]
    upn = "%s@%s" % (name, dns) if dns else ""
    return "<Group%s>%s%s%s%s%s%s</Group>" % (
        ' bkp:Source="FromDACL"' if from_dacl else "", element("Sid", sid), element("SamAccountName", name),
        element("Type", kind), optional("NetBIOSDomainName", netbios), optional("DnsDomainName", dns),
        optional("UPN", upn))


def backup_instance(gpo, namespace=""):
    return "<BackupInst%s>%s</BackupInst>" % (namespace, "".join([
        element("GPOGuid", gpo.guid), element("GPODomain", FQDN), element("GPODomainGuid", DOMAIN_GUID),
        element("GPODomainController", "DC01." + FQDN), element("BackupTime", gpo.time), element("ID", gpo.backup),
        element("Comment", "Monthly backup"), element("GPODisplayName", gpo.name)]))


def backup_xml(gpo):
    packed = str(gpo.version * 65537)
    policies = r"\\DC01.%s\sysvol\%s\Policies\%s" % (FQDN, FQDN, gpo.guid)
    named = sorted({sid for sids in gpo.rights.values() for sid in sids})
    groups = "".join(group(sid, False) for sid in named)
    groups += group(DOMAIN_SID + "-519", True) + group(DOMAIN_SID + "-512", True)
    core = "".join([
        element("ID", gpo.guid), element("Domain", FQDN),
        "<SecurityDescriptor>%s</SecurityDescriptor>" % security_descriptor(), element("DisplayName", gpo.name),
        element("Options", "0"), element("UserVersionNumber", "0"), element("MachineVersionNumber", packed),
        element("MachineExtensionGuids", "[%s%s]" % (SECURITY_CSE, SECURITY_TOOL)), "<UserExtensionGuids/>",
        "<WMIFilter/>"])
    return (
        '<?xml version="1.0" encoding="utf-8"?><!-- Sample of the demo fleet, written by generate.py. -->'
        '<GroupPolicyBackupScheme bkp:version="2.0" bkp:type="GroupPolicyBackupTemplate" xmlns:bkp="%s" xmlns="%s">\r\n'
        "    <GroupPolicyObject><SecurityGroups>%s</SecurityGroups><FilePaths/>"
        "<GroupPolicyCoreSettings>%s</GroupPolicyCoreSettings>\r\n"
        '        <GroupPolicyExtension bkp:ID="%s" bkp:DescName="Registry">\r\n'
        r'            <FSObjectFile bkp:Path="%%GPO_FSPATH%%\Adm\*.*" bkp:SourceExpandedPath="%s\Adm\*.*"/>'
        "\r\n        </GroupPolicyExtension>\r\n"
        '        <GroupPolicyExtension bkp:ID="%s" bkp:DescName="Security">\r\n'
        r'            <FSObjectFile bkp:Path="%%GPO_MACH_FSPATH%%\%s" bkp:SourceExpandedPath="%s\Machine\%s" '
        r'bkp:ReEvaluateFunction="SecurityValidateSettings" bkp:Location="DomainSysvol\GPO\Machine\%s"/>'
        "\r\n        </GroupPolicyExtension>\r\n"
        "    </GroupPolicyObject>\r\n</GroupPolicyBackupScheme>\r\n"
    ) % (BACKUP_NS, BACKUP_NS, groups, core, REGISTRY_CSE, policies, SECURITY_CSE, TEMPLATE, policies, TEMPLATE,
         TEMPLATE)


def write_gpos():
    for gpo in GPOS:
        folder = FLEET / "gpo" / gpo.backup
        write(folder / "bkupInfo.xml", backup_instance(gpo, ' xmlns="%s"' % MANIFEST_NS))
        write(folder / "Backup.xml", backup_xml(gpo))
        lines = gpo.template + ["[Privilege Rights]"] + gpo_rights(gpo.rights)
        write(folder / "DomainSysvol" / "GPO" / "Machine" / Path(*TEMPLATE.split("\\")),
              utf16("".join(line + "\r\n" for line in lines)))
    write(FLEET / "gpo" / "manifest.xml",
          '<Backups xmlns="%s" xmlns:mfst="%s" mfst:version="1.0">%s</Backups>'
          % (MANIFEST_NS, MANIFEST_NS, "".join(map(backup_instance, GPOS))))


def main():
    if FLEET.exists():
        shutil.rmtree(FLEET)
    for minute, machine in enumerate(MACHINES):
        if machine.collected:
            write_machine(machine, minute)
    write_inventory()
    write_directory()
    write_gpos()
    write_expected()


if __name__ == "__main__":
    main()
