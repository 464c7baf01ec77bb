internal import CMiniZip
import RightsModel

/// The table of contents of a zip archive, checked before anything in it is unpacked.
///
/// An archive is taken as a whole or not at all: one entry that would leave its folder, is a link, is encrypted or has the
/// name of another refuses it.
package final class ZipArchive: Sendable {
  /// What a path in the archive leads to.
  package enum Kind: Sendable, Hashable {
    case file, folder
  }

  private struct Entry: Sendable {
    var position: unz64_file_pos
    var size: Int
  }

  /// As it is opened.
  package let path: String
  private let files: [String: Entry]
  /// Names in each folder, sorted; the root is the empty path.
  private let folders: [String: [(name: String, kind: Kind)]]

  /// Reads the table of contents.
  package init(path: String, limits: ArchiveLimits = ArchiveLimits()) throws(ArchiveFault) {
    self.path = path
    let file = try ZipFile(path)
    var contents = ZipContents(limits)
    try file.forEachEntry { entry throws(ArchiveFault) in try contents.add(entry) }
    try contents.check(archiveSize: file.size)
    var files: [String: Entry] = [:]
    files.reserveCapacity(contents.files.count)
    for (name, entry) in contents.files { files[name] = Entry(position: entry.position, size: entry.size) }
    self.files = files
    folders = contents.folders
  }

  /// Whether a file begins as a zip archive does, an empty one included.
  package static func begins(_ head: [UInt8]) -> Bool {
    head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06])
  }

  /// The names in a folder, sorted by their bytes; nil where there is no such folder.
  package func entries(of folder: String) -> [(name: String, kind: Kind)]? { folders[folder] }

  /// Bytes of a file when unpacked; nil where there is no such file.
  package func length(of name: String) -> Int? { files[name]?.size }

  /// Unpacks a file into the front of `buffer`, which grows as needed and is never shrunk.
  ///
  /// - Returns: how many bytes of the buffer are the file's.
  package func read(_ name: String, into buffer: inout [UInt8]) throws(ArchiveFault) -> Int {
    guard let entry = files[name] else { throw .broken("the archive has no such file") }
    if buffer.count < entry.size { buffer = [UInt8](repeating: 0, count: max(entry.size, 64 << 10)) }
    try ZipFile(path).unpack(entry.position, size: entry.size, into: &buffer)
    return entry.size
  }
}
