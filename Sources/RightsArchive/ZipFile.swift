internal import CMiniZip
internal import Glibc

/// An archive that is open; its end closes it.
struct ZipFile: ~Copyable {
  /// An entry as the table of contents has it.
  struct Entry {
    var name: String
    var size: Int
    var packedSize: Int
    var isEncrypted: Bool
    /// A link, a device, a pipe.
    var isSpecial: Bool
    var method: Int
    var position: unz64_file_pos
    /// What it takes of the table of contents, in bytes.
    var recordSize: Int
  }

  private let handle: unzFile
  /// Of the archive, in bytes.
  let size: Int
  // Of the table of contents, in bytes, as the end record or that of ZIP64 says.
  private let contentsSize: Int

  init(_ path: String) throws(ArchiveFault) {
    (handle, size, contentsSize) = try Self.opened(path)
  }

  private static func opened(_ path: String) throws(ArchiveFault) -> (unzFile, Int, Int) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw .broken(String(cString: strerror(errno))) }
    let size = Int(status.st_size)
    guard let contentsSize = contentsSize(path, size), let handle = unzOpen64(path) else {
      throw .broken("the archive has no table of contents: it is cut, or no zip archive")
    }
    return (handle, size, contentsSize)
  }

  /// Bytes of the table of contents by the end record that the file ends with, whole; nil where there is none or the table does
  /// not end at it. minizip takes what a cut lacks of it for zeros, and finds no entry.
  private static func contentsSize(_ path: String, _ size: Int) -> Int? {
    let length = min(size, 22 + Int(UInt16.max))
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    guard length >= 22, let tail = bytes(descriptor, at: size - length, count: length) else { return nil }
    for start in stride(from: length - 22, through: 0, by: -1) where tail[start] == 0x50 {
      guard tail[start..<start + 4] == [0x50, 0x4B, 0x05, 0x06] else { continue }
      if start + 22 + (number(tail, start + 20, 2) ?? 0) == length {
        guard let contents = number(tail, start + 12, 4), let offset = number(tail, start + 16, 4) else { return nil }
        let end = size - length + start
        if contents == UInt32.max || offset == UInt32.max || tail[start + 10] & tail[start + 11] == 0xFF {
          return wideContentsSize(descriptor, locatorEnd: end)
        }
        return offset + contents == end ? contents : nil
      }
    }
    return nil
  }

  /// The same by the ZIP64 record, whose place the locator before the end record says.
  private static func wideContentsSize(_ descriptor: Int32, locatorEnd end: Int) -> Int? {
    guard end >= 20, let locator = bytes(descriptor, at: end - 20, count: 20),
      locator[0..<4] == [0x50, 0x4B, 0x06, 0x07], let place = number(locator, 8, 8), place <= end - 76,
      let record = bytes(descriptor, at: place, count: 56), record[0..<4] == [0x50, 0x4B, 0x06, 0x06],
      let contents = number(record, 40, 8), let offset = number(record, 48, 8),
      offset <= place, contents == place - offset
    else { return nil }
    return contents
  }

  private static func bytes(_ descriptor: Int32, at offset: Int, count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    return offset >= 0 && pread(descriptor, &bytes, count, off_t(offset)) == count ? bytes : nil
  }

  /// Little-endian; nil where it is too large.
  private static func number(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> Int? {
    Int(exactly: (0..<count).reduce(UInt64(0)) { $0 | UInt64(bytes[offset + $1]) << UInt64($1 * 8) })
  }

  deinit { unzClose(handle) }

  /// Every entry, in the order of the archive.
  borrowing func forEachEntry(_ body: (Entry) throws(ArchiveFault) -> Void) throws(ArchiveFault) {
    var info = unz_global_info64()
    guard unzGetGlobalInfo64(handle, &info) == UNZ_OK else { throw Self.contents }
    // An entry that the count leaves out is an entry that nobody would miss.
    guard info.number_entry > 0 else {
      guard contentsSize == 0 else { throw Self.contents }
      return
    }
    var read = 0
    var result = unzGoToFirstFile(handle)
    while result == UNZ_OK {
      let entry = try current()
      read += entry.recordSize
      try body(entry)
      result = unzGoToNextFile(handle)
    }
    guard result == UNZ_END_OF_LIST_OF_FILE, contentsSize == read else { throw Self.contents }
  }

  private static let contents = ArchiveFault.broken("the table of contents of the archive is broken")

  private borrowing func current() throws(ArchiveFault) -> Entry {
    var info = unz_file_info64()
    guard unzGetCurrentFileInfo64(handle, &info, nil, 0, nil, 0, nil, 0) == UNZ_OK else { throw Self.contents }
    var bytes = [CChar](repeating: 0, count: Int(info.size_filename) + 1)
    guard unzGetCurrentFileInfo64(handle, &info, &bytes, uLong(bytes.count), nil, 0, nil, 0) == UNZ_OK else {
      throw Self.contents
    }
    var position = unz64_file_pos()
    guard unzGetFilePos64(handle, &position) == UNZ_OK,
      let size = Int(exactly: info.uncompressed_size), let packedSize = Int(exactly: info.compressed_size)
    else { throw Self.contents }
    // The upper byte says whose attributes these are: 3 is Unix, 19 Darwin.
    let type = [3, 19].contains(info.version >> 8 & 0xFF) ? info.external_fa >> 16 & 0xF000 : 0
    return Entry(
      name: Self.text(bytes.dropLast().map { UInt8(bitPattern: $0) }), size: size, packedSize: packedSize,
      isEncrypted: info.flag & 0x2041 != 0, isSpecial: ![0, 0x4000, 0x8000].contains(type),
      method: Int(info.compression_method), position: position,
      recordSize: 46 + Int(info.size_filename) + Int(info.size_file_extra) + Int(info.size_file_comment))
  }

  // UTF-8 where it is, whatever the entry says; else each byte a character.
  private static func text(_ bytes: [UInt8]) -> String {
    String(validating: bytes, as: UTF8.self) ?? String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
  }

  /// Unpacks an entry of a known size; its checksum is checked.
  borrowing func unpack(_ position: unz64_file_pos, size: Int, into buffer: inout [UInt8]) throws(ArchiveFault) {
    var position = position
    guard unzGoToFilePos64(handle, &position) == UNZ_OK, unzOpenCurrentFile(handle) == UNZ_OK else {
      throw .broken("an entry of the archive is broken")
    }
    var filled = 0
    while filled < size {
      let step = min(size - filled, 1 << 20)
      let got = buffer.withUnsafeMutableBytes { bytes -> Int32 in
        guard let base = bytes.baseAddress else { return -1 }
        return unzReadCurrentFile(handle, base + filled, UInt32(step))
      }
      guard got > 0 else {
        unzCloseCurrentFile(handle)
        throw .broken("an entry of the archive ends before its size, or cannot be unpacked")
      }
      filled += Int(got)
    }
    var rest: UInt8 = 0
    let more = unzReadCurrentFile(handle, &rest, 1)
    guard unzCloseCurrentFile(handle) == UNZ_OK, more == 0 else {
      throw .broken("an entry of the archive is not what its checksum or size says")
    }
  }
}
