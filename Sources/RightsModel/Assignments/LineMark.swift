/// Tells one remembered line about a right from every other that the same reader of many files has met: equal marks, one
/// text, which names holders by SID alone or nobody and says the same in every file.
package struct LineMark: Sendable, Hashable {
  package let number: UInt32

  package init(_ number: UInt32) { self.number = number }
}
