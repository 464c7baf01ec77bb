import RightsText
import Testing

@Suite struct UTF16DecodingTests {
  @Test(
    arguments: [0, 1, 254, 255, 256, 257, 511, 512, 513, 1000],
    ["", "ü", "€", "😀", "\u{D7FF}\u{E000}", "aüb€c😀"])
  func `text beyond ASCII is decoded wherever it stands`(_ before: Int, _ odd: String) {
    let text = String(repeating: "x", count: before) + odd + String(repeating: "y", count: 700)
    for bigEndian in [false, true] {
      let file = text.utf16.flatMap { unit -> [UInt8] in
        let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
        return bigEndian ? [high, low] : [low, high]
      }
      var bytes = Array("kept ".utf8)
      let replacements = UTF16Decoding.append(file.span, from: 0, to: file.count, bigEndian: bigEndian, into: &bytes)
      #expect(replacements == 0)
      #expect(String(decoding: bytes, as: UTF8.self) == "kept " + text)
    }
  }

  @Test(arguments: [0, 255, 256, 600])
  func `a lone surrogate is replaced and counted, half a unit is left out`(_ before: Int) {
    let units = [UInt16](repeating: 0x78, count: before) + [0xD83D, 0x79, 0xDE00]
    var file = units.flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    file.append(0x7A)
    var bytes: [UInt8] = []
    #expect(UTF16Decoding.append(file.span, from: 0, to: file.count, bigEndian: false, into: &bytes) == 2)
    #expect(String(decoding: bytes, as: UTF8.self) == String(repeating: "x", count: before) + "\u{FFFD}y\u{FFFD}")
  }
}
