import Foundation
import RightsTestSupport

/// A Samba domain controller that lives as long as one script, in namespaces of its own: no port, socket, host name or process of
/// it is seen outside, and with the script all of it ends.
enum LiveSamba {
  /// Why there can be none here; nil where there can.
  static let obstacle: String? = {
    let tools = ["unshare", "timeout", "samba", "samba-tool", "rpcclient", "net", "python3"]
    let check = tools.map { "command -v \($0) >/dev/null || echo \($0)" }.joined(separator: "; ")
    let missing = run(check).split(separator: "\n").joined(separator: ", ")
    if !missing.isEmpty { return "not installed: \(missing) (apt-get install samba samba-ad-provision smbclient)" }
    if run("test -d /usr/share/samba/setup/ad-schema || echo no").hasPrefix("no") {
      return "not installed: samba-ad-provision"
    }
    let namespaces = run("unshare --mount --net --pid --mount-proc --fork true 2>&1 && echo yes")
    return namespaces.hasSuffix("yes\n") ? nil : "no namespaces may be made here (run as root): \(namespaces)"
  }()

  private static let path = "PATH=/usr/sbin:/usr/bin:/sbin:/bin"

  private static func run(_ script: String) -> String {
    Command.run("env", [path, "sh", "-c", script], in: "/")?.output ?? "nothing can be run"
  }

  /// Sets up a domain `PLUMB` and runs a script beside its controller, which is 127.77.0.1 and dc1.plumb.test.
  ///
  /// - Parameter script: finds the credentials of its administrator in the file `auth`, and a wrong password in `wrong-auth`.
  static func run(in folder: Folder, _ script: String) -> Command.Finished? {
    do {
      try folder.write("script.sh", setUp + script)
      for (name, password) in [("auth", secret), ("wrong-auth", "wrong")] {
        let path = try folder.write(name, "username = Administrator\npassword = \(password)\ndomain = PLUMB\n")
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
      }
    } catch {
      return nil
    }
    let wrapped = ["--mount", "--net", "--pid", "--mount-proc", "--fork", "--kill-child", "sh", "-e", "script.sh"]
    return Command.run(
      "env", ["-i", path, "LC_ALL=C.UTF-8", "timeout", "--kill-after=5", "600", "unshare"] + wrapped, in: folder.path)
  }

  private static let secret = "Tr0ub4dor&3-plumb"

  private static let setUp = #"""
    # A loopback of our own, a file system in memory, and hosts and sockets that nobody else sees.
    python3 -c 'import fcntl, socket, struct; fcntl.ioctl(socket.socket(), 0x8914, struct.pack("16sh14x", b"lo", 0x41))'
    mkdir dc; mount -t tmpfs none dc
    mkdir -p /run/samba; mount -t tmpfs none /run/samba
    { cat /etc/hosts; echo '127.77.0.1 dc1.plumb.test dc1'; } > dc/hosts; mount --bind dc/hosts /etc/hosts
    samba-tool domain provision --server-role=dc --realm=PLUMB.TEST --domain=PLUMB --adminpass='Tr0ub4dor&3-plumb' \
      --dns-backend=NONE --host-name=dc1 --host-ip=127.77.0.1 --targetdir="$PWD/dc" --option='ldb:nosync = true' \
      --option='interfaces = 127.77.0.1/8' --option='bind interfaces only = yes' > dc/provision.log 2>&1 || { tail -5 dc/provision.log; exit 70; }
    CONF="$PWD/dc/etc/smb.conf"
    sed -i "s#log file = .*#log file = $PWD/dc/log#; s#server services = .*#server services = s3fs, rpc, ldap, cldap, kdc, winbindd#" "$CONF"
    samba -i --no-process-group -s "$CONF" > dc/samba.log 2>&1 &
    tries=0
    until rpcclient -A auth 127.77.0.1 -c lsaquery > /dev/null 2>&1; do
      tries=$((tries + 1)); [ $tries -lt 900 ] || { echo 'Samba does not answer'; tail -5 dc/samba.log; exit 71; }
      sleep 0.3
    done
    printf '[libdefaults]\n default_realm = PLUMB.TEST\n dns_lookup_kdc = false\n rdns = false\n dns_canonicalize_hostname = false\n[realms]\n PLUMB.TEST = {\n  kdc = 127.77.0.1\n }\n' > krb5.conf

    """#
}
