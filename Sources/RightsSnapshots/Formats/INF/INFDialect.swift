/// The two files that share one grammar and mean different things by what they leave out.
enum INFDialect: Sendable, Hashable {
  /// What a machine grants: a right without a line is held by nobody, if the file is whole.
  case export
  /// What a GPO defines: a right without a line is not defined.
  case template

  /// Whether text before or in a rights line that cannot be read spoils the whole file (MS-GPSB 3.2.5).
  var refusesMalformedFile: Bool { self == .template }
}
