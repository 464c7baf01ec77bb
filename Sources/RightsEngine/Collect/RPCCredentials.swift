internal import Glibc

/// With whose rights the machines are asked. A password never stands on a command line, where every user of this system sees it.
package enum RPCCredentials: Sendable, Hashable {
  /// The tickets of `kinit`, in the cache that `KRB5CCNAME` names or the default one.
  case kerberos
  /// A file in the form of Samba's `--authentication-file`: lines `username =`, `password =` and `domain =`.
  case file(String)

  /// Why they cannot be used; nil where they can.
  ///
  /// - Parameter cache: what `KRB5CCNAME` says; nil where it is not set.
  package func fault(cache: String?) -> String? {
    var status = stat()
    guard case .file(let path) = self else {
      // Other kinds of caches are no files and are left to Kerberos.
      guard let cache else { return nil }
      let path = cache.hasPrefix("FILE:") ? String(cache.dropFirst(5)) : cache
      let isMissing = path.hasPrefix("/") && stat(path, &status) != 0
      return isMissing ? "there are no Kerberos tickets at \(path): run kinit" : nil
    }
    guard stat(path, &status) == 0 else { return "cannot read \(path): \(String(cString: strerror(errno)))" }
    guard status.st_mode & S_IFMT == S_IFREG else { return "\(path) is no file" }
    guard status.st_uid == geteuid() || status.st_uid == 0 else {
      return "\(path) belongs to another user, who could read the password"
    }
    guard status.st_mode & 0o077 == 0 else {
      return "others may read or change \(path), which holds a password: chmod 600 \(path)"
    }
    guard let text = Self.text(path) else { return "cannot read \(path): \(String(cString: strerror(errno)))" }
    let given = text.split(whereSeparator: \.isNewline).map { line in
      line.split(separator: "=", maxSplits: 1).map { $0.filter { $0 != " " && $0 != "\t" } }
    }
    // Without one the tools would ask as nobody, and be refused, or worse, not.
    for key in ["username", "password"]
    where !given.contains(where: { $0.count == 2 && $0[0].lowercased() == key && !$0[1].isEmpty }) {
      return "\(path) has no line `\(key) = …`"
    }
    return nil
  }

  private static func text(_ path: String) -> String? {
    guard let file = fopen(path, "re") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }

  var arguments: [String] {
    switch self {
    case .kerberos: ["--use-kerberos=required", "--no-pass"]
    case .file(let path): ["--authentication-file=\(path)"]
    }
  }
}
