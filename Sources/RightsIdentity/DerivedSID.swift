internal import Crypto
package import RightsModel

/// SIDs that Windows computes from a name, so that we can compute them offline.
///
/// `S-1-5-<base>-d0-d1-d2-d3-d4`, the five little-endian words of SHA-1 over the UTF-16LE name in one case.
package enum DerivedSID {
  /// `NT SERVICE\name`: S-1-5-80, upper case.
  package static func service(_ name: String) -> SID? { derive(base: 80, from: uppercased(name)) }

  /// `IIS APPPOOL\name`: S-1-5-82, lower case.
  package static func applicationPool(_ name: String) -> SID? { derive(base: 82, from: lowercased(name)) }

  /// `RESTRICTED SERVICES\name`: S-1-5-99, upper case.
  package static func restrictedService(_ name: String) -> SID? { derive(base: 99, from: uppercased(name)) }

  /// `NT VIRTUAL MACHINE\guid`: S-1-5-83-1 and the GUID's 16 bytes as four little-endian words, without hashing.
  package static func virtualMachine(_ guid: GUID) -> SID? {
    var subAuthorities: [UInt32] = [83, 1]
    let digits = guid.description.utf8.filter { $0 != UInt8(ascii: "-") }
    let bytes = stride(from: 0, to: 32, by: 2).map { nibble(digits[$0]) << 4 | nibble(digits[$0 + 1]) }
    // The text prints the first three fields as numbers: their bytes in memory are little-endian.
    let memory = [bytes[3], bytes[2], bytes[1], bytes[0], bytes[5], bytes[4], bytes[7], bytes[6]] + bytes[8...]
    for index in stride(from: 0, to: 16, by: 4) { subAuthorities.append(word(memory[index..<index + 4])) }
    return SID(authority: 5, subAuthorities: subAuthorities)
  }

  private static func derive(base: UInt32, from name: String) -> SID? {
    var bytes: [UInt8] = []
    for unit in name.utf16 {
      bytes.append(UInt8(truncatingIfNeeded: unit))
      bytes.append(UInt8(truncatingIfNeeded: unit >> 8))
    }
    let digest = Array(Insecure.SHA1.hash(data: bytes))
    let words = stride(from: 0, to: 20, by: 4).map { word(digest[$0..<$0 + 4]) }
    return SID(authority: 5, subAuthorities: [base] + words)
  }

  // Windows folds one scalar to one scalar; a mapping to several ("ß" to "SS") leaves the scalar as it is.
  private static func uppercased(_ name: String) -> String { folded(name) { $0.uppercaseMapping } }
  private static func lowercased(_ name: String) -> String { folded(name) { $0.lowercaseMapping } }

  private static func folded(_ name: String, _ mapping: (Unicode.Scalar.Properties) -> String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      let mapped = mapping(scalar.properties).unicodeScalars
      result.append(mapped.count == 1 ? mapped.first ?? scalar : scalar)
    }
    return String(result)
  }

  private static func word(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }

  private static func nibble(_ digit: UInt8) -> UInt8 { digit < 0x3A ? digit - 0x30 : digit - 0x37 }
}
