package import RightsModel
import RightsText

/// What a scan may use and nothing else: each document by id, version and SHA-256.
package struct LockFile: Sendable {
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case policies, baselines
  }

  /// One document.
  package struct Entry: Sendable, Hashable {
    package var kind: Kind
    package var id: String
    /// Of a baseline's content; a policy has none.
    package var version: String?
    /// Where it was, for people: what counts are its bytes.
    package var file: String
    /// Of the whole file, lower-case hexadecimal.
    package var sha256: String
    /// Where the lock says so; of what a scan uses, the file.
    package var location: SourceLocation?

    package init(
      _ kind: Kind, id: String, version: String? = nil, file: String, sha256: String, location: SourceLocation? = nil
    ) {
      self.kind = kind
      self.id = id
      self.version = version
      self.file = file
      self.sha256 = sha256
      self.location = location
    }
  }

  /// What a scan looks for where no other file is named.
  package static let defaultName = "plumbline.lock"

  /// Policies before baselines, each sorted by id; each id once.
  package let entries: [Entry]

  package init(_ entries: [Entry]) {
    var seen: Set<[String]> = []
    self.entries = entries.filter { seen.insert([$0.kind.rawValue, $0.id]).inserted }.sorted { left, right in
      if left.kind != right.kind { return left.kind == .policies }
      return left.id.utf8.lexicographicallyPrecedes(right.id.utf8)
    }
  }

  /// The document, with a line feed at its end; the same entries give the same bytes.
  package var text: String {
    var bytes: [UInt8] = []
    bytes.write("# Written by `plumbline baseline lock`; `plumbline scan --locked` refuses anything else.\n")
    bytes.write("apiVersion: plumbline/v1\nkind: Lock\n")
    for kind in Kind.allCases {
      let own = entries.filter { $0.kind == kind }
      if own.isEmpty { continue }
      bytes.write(raw: "\(kind.rawValue):\n")
      for entry in own {
        bytes.write("  - id: ")
        bytes.write(json: entry.id)
        if let version = entry.version {
          bytes.write("\n    version: ")
          bytes.write(json: version)
        }
        bytes.write("\n    file: ")
        bytes.write(json: entry.file)
        bytes.write("\n    sha256: ")
        bytes.write(json: entry.sha256)
        bytes.write("\n")
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// An error for each document that is used and is not in the lock, or differs from what the lock holds.
  package func differences(from used: LockFile) -> [Diagnostic] {
    used.entries.compactMap { entry in
      let place = entry.location ?? SourceLocation(uri: entry.file)
      guard let locked = entries.first(where: { $0.kind == entry.kind && $0.id == entry.id }) else {
        return Diagnostic(
          .error, "not-locked", "\(entry.kind.word) `\(entry.id)` is used and is not in the lock", at: place,
          help: "run `plumbline baseline lock` where this is meant")
      }
      if locked.sha256 == entry.sha256, locked.version == entry.version { return nil }
      let version = locked.version.map { "version \($0), " } ?? ""
      let found = entry.version.map { "version \($0), " } ?? ""
      return Diagnostic(
        .error, "lock-mismatch",
        "\(entry.kind.word) `\(entry.id)` is not what is locked: expected \(version)SHA-256 \(locked.sha256), "
          + "found \(found)SHA-256 \(entry.sha256)",
        at: place, help: "run `plumbline baseline lock` where the change is meant",
        notes: [Diagnostic.Note("the lock says so here", at: locked.location)])
    }
  }
}

extension LockFile.Kind {
  fileprivate var word: String {
    switch self {
    case .policies: "the policy"
    case .baselines: "the baseline"
    }
  }
}
