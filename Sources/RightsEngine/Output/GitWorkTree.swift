import RightsModel
import RightsText

/// Reads of a Git work tree what a report says of it: the commit that is checked out and where the repository lives.
///
/// Source: gitrepository-layout(5), git-config(5). Files only; no Git is needed.
enum GitWorkTree {
  /// Nil where `folder` is not the root of a work tree, nothing is committed yet, or no remote says where it lives.
  static func versionControl(of folder: String) -> VersionControl? {
    guard let gitFolder = gitFolder(of: folder) else { return nil }
    // A linked work tree shares references and configuration with the main one.
    let common = text(gitFolder + "/commondir").map { resolved($0, in: gitFolder) } ?? gitFolder
    guard let head = text(gitFolder + "/HEAD"), let remote = remote(common) else { return nil }
    let name = head.hasPrefix("ref: ") ? String(head.dropFirst(5)) : nil
    let revision = name.map { text(gitFolder + "/" + $0) ?? text(common + "/" + $0) ?? packed($0, in: common) } ?? head
    guard let revision, isRevision(revision), let uri = uri(remote) else { return nil }
    let branch = name.map { $0.hasPrefix("refs/heads/") ? String($0.dropFirst(11)) : $0 }
    return VersionControl(repositoryURI: uri, revisionID: revision, branch: branch)
  }

  // The folder itself, or the one that the file `.git` of a linked work tree names.
  private static func gitFolder(of folder: String) -> String? {
    let path = folder + "/.git"
    guard let link = text(path) else { return text(path + "/HEAD") == nil ? nil : path }
    return link.hasPrefix("gitdir: ") ? resolved(String(link.dropFirst(8)), in: folder) : nil
  }

  private static func resolved(_ path: String, in folder: String) -> String {
    path.hasPrefix("/") ? path : folder + "/" + path
  }

  private static func packed(_ name: String, in folder: String) -> String? {
    for line in (text(folder + "/packed-refs", limit: 64 << 20) ?? "").split(separator: "\n") {
      let parts = line.split(separator: " ")
      if parts.count == 2, parts[1] == name { return String(parts[0]) }
    }
    return nil
  }

  // The address of `origin`, else of the first remote of the file.
  private static func remote(_ folder: String) -> String? {
    var section = ""
    var first: String?
    for line in (text(folder + "/config") ?? "").split(separator: "\n") {
      let line = trimmed(line)
      if line.hasPrefix("[") {
        section = line
      } else if section.hasPrefix("[remote "), let equals = line.firstIndex(of: "="), trimmed(line[..<equals]) == "url"
      {
        let url = trimmed(line[line.index(after: equals)...])
        if section == "[remote \"origin\"]" { return url }
        first = first ?? url
      }
    }
    return first
  }

  /// An absolute URI of a remote: `user@host:path` becomes `ssh://host/path`, names and passwords are dropped.
  static func uri(_ remote: String) -> String? {
    guard remote.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value < 0x7F }) else { return nil }
    if let scheme = remote.range(of: "://") {
      let rest = remote[scheme.upperBound...]
      let host = rest.prefix { $0 != "/" }
      let bare = host.lastIndex(of: "@").map { host[host.index(after: $0)...] } ?? host
      let known = ["https", "http", "ssh", "git"].contains(remote[..<scheme.lowerBound])
      return known && !bare.isEmpty ? "\(remote[..<scheme.lowerBound])://\(bare)\(rest.dropFirst(host.count))" : nil
    }
    guard let colon = remote.firstIndex(of: ":"), !remote[..<colon].contains("/") else { return nil }
    let host = remote[..<colon].split(separator: "@").last ?? ""
    let path = remote[remote.index(after: colon)...].drop { $0 == "/" }
    return host.isEmpty || path.isEmpty ? nil : "ssh://\(host)/\(path)"
  }

  private static func isRevision(_ text: String) -> Bool {
    [40, 64].contains(text.utf8.count)
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }

  private static func text(_ path: String, limit: Int = 1 << 20) -> String? {
    var buffer: [UInt8] = []
    guard let count = try? FileReading.read(path, into: &buffer, limit: limit) else { return nil }
    return trimmed(String(decoding: buffer[..<count], as: UTF8.self)[...])
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    let isSpace = { (character: Character) in character.isWhitespace }
    return String(text.drop(while: isSpace).reversed().drop(while: isSpace).reversed())
  }
}

extension String {
  // The standard library's own search is in `_StringProcessing`, which the package does not import.
  fileprivate func range(of other: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(other) { return start..<index(start, offsetBy: other.count) }
      formIndex(after: &start)
    }
    return nil
  }
}
