/// Which paths may stand in a report that others read.
enum InputPath {
  /// The path with `/` separators where it is relative and stays below its root, else nil: reports never tell the paths
  /// of the scanning machine.
  static func relative(_ path: String) -> String? {
    var path = path
    while path.utf8.starts(with: "./".utf8) { path = String(path.dropFirst(2)) }
    guard let first = path.utf8.first, first != UInt8(ascii: "/"), first != UInt8(ascii: "\\"), path != "-" else {
      return nil
    }
    // `C:\…`, `https:…`
    if let colon = path.utf8.firstIndex(of: UInt8(ascii: ":")) {
      let scheme = path.utf8[..<colon]
      if !scheme.contains(UInt8(ascii: "/")), scheme.allSatisfy(isSchemeByte) { return nil }
    }
    return climbs(path) ? nil : path
  }

  /// Whether a component is `..`.
  private static func climbs(_ path: String) -> Bool {
    var dots = 0
    var others = 0
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "/"):
        if dots == 2, others == 0 { return true }
        (dots, others) = (0, 0)
      case UInt8(ascii: "."): dots += 1
      case _: others += 1
      }
    }
    return dots == 2 && others == 0
  }

  /// The last component.
  static func name(_ path: String) -> String {
    let parts = path.utf8.split { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }
    return parts.last.map { String(decoding: $0, as: UTF8.self) } ?? "unnamed"
  }

  private static func isSchemeByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      true
    case _: false
    }
  }
}
