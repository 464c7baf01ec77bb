/// A zip archive made by hand, so that a test can say what no packer would: its entries are stored, not packed.
package struct ZipSample {
  package struct Entry {
    package var name: String
    package var content: [UInt8]
    package var mode: UInt32
    package var flags: UInt16
    package var method: UInt16
    /// What the headers say, where that is not so.
    package var claimedSize: Int?
    package var claimedPackedSize: Int?

    package init(
      _ name: String, _ content: [UInt8], mode: UInt32 = 0o100644, flags: UInt16 = 0, method: UInt16 = 0
    ) {
      self.name = name
      self.content = content
      self.mode = mode
      self.flags = flags
      self.method = method
    }
  }

  package private(set) var bytes: [UInt8] = []

  /// - Parameter wideCount: of entries, as a ZIP64 record says it; nil for an archive without one.
  package init(_ entries: [Entry], wideCount: Int? = nil) {
    var directory: [UInt8] = []
    for entry in entries {
      let offset = bytes.count
      let name = Array(entry.name.utf8)
      var header: [UInt8] = []
      Self.put(entry.flags, into: &header)
      Self.put(entry.method, into: &header)
      Self.put(UInt32(0), into: &header)
      Self.put(Self.checksum(entry.content), into: &header)
      Self.put(UInt32(entry.claimedPackedSize ?? entry.content.count), into: &header)
      Self.put(UInt32(entry.claimedSize ?? entry.content.count), into: &header)
      Self.put(UInt16(name.count), into: &header)
      Self.put(UInt16(0), into: &header)
      bytes += [0x50, 0x4B, 0x03, 0x04, 20, 0] + header + name + entry.content
      directory += [0x50, 0x4B, 0x01, 0x02, 20, 3, 20, 0] + header
      directory += [0, 0, 0, 0, 0, 0]
      Self.put(entry.mode << 16, into: &directory)
      Self.put(UInt32(offset), into: &directory)
      directory += name
    }
    let start = bytes.count
    bytes += directory
    if let wideCount { putWide(wideCount, start, directory.count) }
    bytes += [0x50, 0x4B, 0x05, 0x06, 0, 0, 0, 0]
    for _ in 0..<2 { Self.put(wideCount == nil ? UInt16(entries.count) : .max, into: &bytes) }
    Self.put(UInt32(directory.count), into: &bytes)
    Self.put(UInt32(start), into: &bytes)
    bytes += [0, 0]
  }

  // The ZIP64 record of the table of contents, and its locator.
  private mutating func putWide(_ count: Int, _ start: Int, _ length: Int) {
    let record = bytes.count
    bytes += [0x50, 0x4B, 0x06, 0x06]
    Self.put(UInt64(44), into: &bytes)
    bytes += [45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    for number in [count, count, length, start] { Self.put(UInt64(number), into: &bytes) }
    bytes += [0x50, 0x4B, 0x06, 0x07, 0, 0, 0, 0]
    Self.put(UInt64(record), into: &bytes)
    bytes += [1, 0, 0, 0]
  }

  private static func put(_ number: some FixedWidthInteger, into bytes: inout [UInt8]) {
    var rest = number
    for _ in 0..<(number.bitWidth / 8) {
      bytes.append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }

  /// CRC-32 as zip has it.
  private static func checksum(_ content: [UInt8]) -> UInt32 {
    var crc = UInt32.max
    for byte in content {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }
}
