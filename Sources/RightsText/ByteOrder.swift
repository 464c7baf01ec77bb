internal import Glibc

extension String {
  /// The order of UTF-8 bytes, in which every list of ours stands.
  package func precedesInBytes(_ other: String) -> Bool {
    let quick = utf8.withContiguousStorageIfAvailable { own in
      other.utf8.withContiguousStorageIfAvailable { others -> Bool in
        guard let left = own.baseAddress, let right = others.baseAddress else { return own.count < others.count }
        let order = memcmp(left, right, min(own.count, others.count))
        return order == 0 ? own.count < others.count : order < 0
      }
    }
    return (quick ?? nil) ?? utf8.lexicographicallyPrecedes(other.utf8)
  }
}
