internal import CMiniZip
internal import RightsModel

/// The entries of an archive as they are found, and what speaks against them.
struct ZipContents {
  private let limits: ArchiveLimits
  private(set) var files: [String: ZipFile.Entry] = [:]
  private(set) var folders: [String: [(name: String, kind: ZipArchive.Kind)]] = ["": []]
  // Names without case: on Windows they are one file.
  private var seen: Set<String> = []
  private var total = 0
  private var packed = 0

  init(_ limits: ArchiveLimits) { self.limits = limits }

  mutating func add(_ entry: ZipFile.Entry) throws(ArchiveFault) {
    func refuse(_ text: String) -> ArchiveFault { .refused(text, entry: entry.name) }
    // Windows PowerShell wrote backslashes for years.
    let name = String(entry.name.map { $0 == "\\" ? "/" : $0 })
    let isFolder = name.hasSuffix("/")
    let parts = (isFolder ? name.dropLast() : name[...]).split(separator: "/", omittingEmptySubsequences: false)
    guard !parts.isEmpty, parts.count <= limits.depth, name.utf8.count <= limits.nameLength,
      parts.allSatisfy({ Self.isPlain($0) })
    else { throw refuse("an entry's name leads out of the archive, or is none") }
    if entry.isEncrypted { throw refuse("an entry is encrypted") }
    if entry.isSpecial { throw refuse("an entry is a link or a device") }
    guard [0, 8].contains(entry.method) else { throw refuse("an entry is packed by another method than deflate") }
    guard seen.count < limits.entries else { throw .refused("it has more than \(limits.entries) entries", entry: nil) }
    let path = parts.joined(separator: "/")
    if isFolder {
      guard entry.size == 0 else { throw refuse("a folder has content") }
      try open(parts[...], refuse)
      return
    }
    guard seen.insert(path.lowercased()).inserted else { throw refuse("two entries have one name") }
    guard entry.size <= limits.entrySize else {
      throw refuse("an entry is larger than \(limits.entrySize >> 20) MiB")
    }
    guard entry.size <= limits.ratioFrom || entry.size / max(entry.packedSize, 1) <= limits.ratio else {
      throw refuse("an entry is more than \(limits.ratio) times larger than it is packed")
    }
    total += entry.size
    packed += entry.packedSize
    guard total <= limits.totalSize else {
      throw .refused("its entries are larger than \(limits.totalSize >> 30) GiB together", entry: nil)
    }
    try open(parts.dropLast(), refuse)
    files[path] = entry
    folders[parts.dropLast().joined(separator: "/"), default: []].append((String(parts[parts.count - 1]), .file))
  }

  /// What only all of them show; sorts them.
  mutating func check(archiveSize: Int) throws(ArchiveFault) {
    // Entries that share their bytes unpack to any size.
    guard packed <= archiveSize else { throw .refused("its entries overlap", entry: nil) }
    guard total <= limits.totalRatioFrom || total / max(packed, 1) <= limits.ratio else {
      throw .refused("its entries are more than \(limits.ratio) times larger than they are packed", entry: nil)
    }
    for folder in folders.keys {
      folders[folder]?.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }
  }

  /// Makes a folder and those above it.
  private mutating func open(
    _ parts: ArraySlice<Substring>, _ refuse: (String) -> ArchiveFault
  ) throws(ArchiveFault) {
    guard let last = parts.last else { return }
    let path = parts.joined(separator: "/")
    if folders[path] != nil { return }
    guard files[path] == nil else { throw refuse("a file and a folder have one name") }
    guard seen.insert(path.lowercased()).inserted else { throw refuse("two entries have one name") }
    try open(parts.dropLast(), refuse)
    folders[path] = []
    folders[parts.dropLast().joined(separator: "/"), default: []].append((String(last), .folder))
  }

  private static func isPlain(_ part: Substring) -> Bool {
    !part.isEmpty && part != "." && part != ".." && !part.contains(":")
      && part.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }
  }
}
