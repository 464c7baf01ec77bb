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

/// An open-addressing table from constants to rights.
private struct UserRightIndex: Sendable {
  static let shared = UserRightIndex()

  /// A constant in lower case, eight letters a word; the longest has 41.
  private typealias Name = InlineArray<6, UInt64>

  private var slots = [(name: Name, right: UserRight)?](repeating: nil, count: 128)

  private init() {
    for right in UserRight.allCases { add(right.constant, right) }
    add("SeSystemEnvironment", .systemEnvironmentPrivilege)
  }

  private mutating func add(_ constant: String, _ right: UserRight) {
    guard let name = Self.folded(Array(constant.utf8).span) else { return }
    var slot = Self.slot(of: name)
    while slots[slot] != nil { slot = (slot + 1) & 127 }
    slots[slot] = (name, right)
  }

  func find(_ bytes: Span<UInt8>) -> UserRight? {
    guard let name = Self.folded(bytes) else { return nil }
    var slot = Self.slot(of: name)
    while let entry = slots[slot] {
      if Self.equal(entry.name, name) { return entry.right }
      slot = (slot + 1) & 127
    }
    return nil
  }

  // A constant has letters only: a byte with bit 5 set equals one of its letters only where it is that letter.
  private static func folded(_ bytes: Span<UInt8>) -> Name? {
    guard bytes.count <= 48 else { return nil }
    var name = Name(repeating: 0)
    var index = 0
    while index + 8 <= bytes.count {
      let word = bytes.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
      name[index >> 3] = word | 0x2020_2020_2020_2020
      index += 8
    }
    while index < bytes.count {
      name[index >> 3] = name[index >> 3] << 8 | UInt64(bytes[index] | 0x20)
      index += 1
    }
    return name
  }

  private static func equal(_ left: Name, _ right: Name) -> Bool {
    for index in left.indices where left[index] != right[index] { return false }
    return true
  }

  private static func slot(of name: Name) -> Int {
    var state: UInt64 = 0
    for index in name.indices {
      state = (state ^ name[index]) &* 0x9E37_79B9_7F4A_7C15
      state ^= state >> 32
    }
    return Int(truncatingIfNeeded: state & 127)
  }
}
