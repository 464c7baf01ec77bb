extension UserRight {
  /// The right with this constant, compared without ASCII case: real files write `SeSystemTimePrivilege`.
  ///
  /// `SeSystemEnvironment` without its suffix is accepted: the table of MS-LSAD 3.1.1.2.1 prints it so.
  package init?(constant: String) {
    var constant = constant
    let found = constant.withUTF8 { UserRight(utf8: $0.span) }
    guard let found else { return nil }
    self = found
  }

  /// The same over bytes; makes no allocation.
  package init?(utf8 bytes: Span<UInt8>) {
    guard let found = UserRightIndex.shared.find(bytes) else { return nil }
    self = found
  }
}

/// A small open-addressing table from constants to rights.
private struct UserRightIndex: Sendable {
  static let shared = UserRightIndex()

  // 0 is a free slot, else 1 + index into `names`.
  private var slots = [UInt8](repeating: 0, count: 256)
  private var names: [[UInt8]] = []
  private var rights: [UserRight] = []

  private init() {
    for right in UserRight.allCases { add(right.constant, right) }
    add("SeSystemEnvironment", .systemEnvironmentPrivilege)
  }

  private mutating func add(_ constant: String, _ right: UserRight) {
    let name = constant.utf8.map(Self.folded)
    var slot = Self.hash(name.span)
    while slots[slot] != 0 { slot = (slot + 1) & 255 }
    names.append(name)
    rights.append(right)
    slots[slot] = UInt8(names.count)
  }

  func find(_ bytes: Span<UInt8>) -> UserRight? {
    var slot = Self.hash(bytes)
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if Self.equal(names[index], bytes) { return rights[index] }
      slot = (slot + 1) & 255
    }
    return nil
  }

  private static func equal(_ name: [UInt8], _ bytes: Span<UInt8>) -> Bool {
    guard name.count == bytes.count else { return false }
    for index in 0..<bytes.count where name[index] != folded(bytes[index]) { return false }
    return true
  }

  // Constants are ASCII letters: the last bytes and the length tell them apart well.
  private static func hash(_ bytes: Span<UInt8>) -> Int {
    var value: UInt32 = 2_166_136_261
    for index in 0..<bytes.count { value = (value ^ UInt32(folded(bytes[index]))) &* 16_777_619 }
    return Int((value ^ value >> 15) & 255)
  }

  private static func folded(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
  }
}
