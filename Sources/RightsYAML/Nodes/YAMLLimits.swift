/// What a document may cost before it is refused; every limit has its own diagnostic.
package struct YAMLLimits: Sendable, Hashable {
  /// Bytes of the whole stream, before decoding.
  package var maximumBytes: Int
  /// Sequences and mappings inside each other.
  package var maximumDepth: Int
  /// Values of all documents together, keys not counted, aliases counted with all that they stand for.
  package var maximumNodes: Int
  /// Values that aliases stand for, all together.
  package var maximumAliasNodes: Int
  /// Blanks and line ends in a row: libyaml clears a buffer of that size for every further line of a scalar.
  package var maximumBlankRun: Int
  /// Whether escapes may stand for control characters: what was collected may hold any, what we wrote ourselves none.
  package var permitsEscapedControls: Bool

  package init(
    maximumBytes: Int = 64 << 20, maximumDepth: Int = 64, maximumNodes: Int = 5_000_000,
    maximumAliasNodes: Int = 100_000, maximumBlankRun: Int = 4096, permitsEscapedControls: Bool = false
  ) {
    self.maximumBytes = maximumBytes
    self.maximumDepth = maximumDepth
    self.maximumNodes = maximumNodes
    self.maximumAliasNodes = maximumAliasNodes
    self.maximumBlankRun = maximumBlankRun
    self.permitsEscapedControls = permitsEscapedControls
  }

  /// 64 MiB, 64 levels, five million values, 100,000 of them through aliases.
  package static let `default` = YAMLLimits()
}
