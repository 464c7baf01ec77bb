/// A privilege or a logon right; LSA keeps the two in different stores (MS-LSAD 3.1.1.2.1, 3.1.1.2.2).
package enum UserRightKind: Sendable, Hashable {
  /// Appears in tokens; `luid` is the low part of its LUID.
  case privilege(luid: UInt32)
  /// Checked once at logon, never in a token; `mode` is its POLICY_MODE bit.
  case logonRight(mode: UInt32)
}
