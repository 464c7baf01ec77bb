/// Finds those of many lists of name patterns that may fit a name, without trying each: by the text before the first wildcard.
package struct NameIndex: Sendable {
  private var whole: [[UInt8]: [Int]] = [:]
  /// By length, then text.
  private var beginnings: [Int: [[UInt8]: [Int]]] = [:]
  /// Lists with a pattern that begins with a wildcard, or that other things decide as well.
  private var anything: [Int] = []

  package init() {}

  /// Takes the patterns of one list; none of them is one that fits every name.
  package mutating func add(_ patterns: [Glob], _ index: Int) {
    let keys = Set(patterns.map { Key($0) })
    guard !keys.isEmpty, keys.allSatisfy({ !$0.text.isEmpty }) else { return anything.append(index) }
    for key in keys {
      if key.isWhole {
        whole[key.text, default: []].append(index)
      } else {
        beginnings[key.text.count, default: [:]][key.text, default: []].append(index)
      }
    }
  }

  /// The lists that may fit one of these names, ascending, each once.
  package func candidates(_ names: [String]) -> [Int] {
    var found = anything
    for name in names {
      let name = Array(name.lowercased().utf8)
      found += whole[name] ?? []
      for (length, lists) in beginnings where length <= name.count { found += lists[Array(name[..<length])] ?? [] }
    }
    return found.count > 1 ? Set(found).sorted() : found
  }

  private struct Key: Hashable {
    var text: [UInt8]
    var isWhole: Bool

    init(_ pattern: Glob) {
      let all = Array(pattern.pattern.lowercased().utf8)
      let beginning = all.prefix { $0 != UInt8(ascii: "*") && $0 != UInt8(ascii: "?") }
      (text, isWhole) = (Array(beginning), beginning.count == all.count)
    }
  }
}
