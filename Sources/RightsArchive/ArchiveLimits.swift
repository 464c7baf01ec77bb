/// What an archive may demand of whoever reads it.
package struct ArchiveLimits: Sendable, Hashable {
  package var entries = 200_000
  /// Bytes of one entry when unpacked.
  package var entrySize = 64 << 20
  /// Bytes of all entries when unpacked.
  package var totalSize = 16 << 30
  /// How many times larger than packed an entry above `ratioFrom` may be: UTF-16 text reaches some thirty.
  package var ratio = 200
  package var ratioFrom = 1 << 20
  /// The size from which the same holds of all entries together.
  package var totalRatioFrom = 64 << 20
  /// Components of a name.
  package var depth = 32
  /// Bytes of a name.
  package var nameLength = 1024

  package init() {}
}
