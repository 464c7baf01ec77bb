/// Relative URI references (RFC 3986) from paths.
extension [UInt8] {
  /// Appends a path as a relative reference: `/` separates, all but unreserved characters are percent-encoded.
  ///
  /// A colon is encoded too, so that a first segment is never read as a scheme.
  package mutating func write(uri path: String) {
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: "/"), UInt8(ascii: "@"), UInt8(ascii: "+"), UInt8(ascii: ","):
        append(byte)
      case _:
        append(UInt8(ascii: "%"))
        for digit in [byte >> 4, byte & 0xF] { append(digit < 10 ? digit + 0x30 : digit + 0x37) }
      }
    }
  }
}
