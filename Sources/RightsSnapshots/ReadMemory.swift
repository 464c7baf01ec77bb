internal import RightsModel

/// What was read before: a fleet writes few different lines, and files that say the same things differ in few of them.
///
/// Of fixed size, and exact: texts are compared byte by byte. Whoever reads many files keeps one; it is not for sharing.
package final class ReadMemory {
  /// Lines about rights, wherever they stand.
  var lines = LineMemory()
  /// What the last `[System Access]` said, with its text.
  var access: (text: [UInt8], isWide: Bool, said: INFSystemAccess)?

  package init() {}
}
