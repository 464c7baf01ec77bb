/// Why an archive, or an entry of one, is not read.
package enum ArchiveFault: Error, Sendable, Hashable {
  /// It is no zip archive, or it is cut or broken.
  case broken(String)
  /// It could be meant to do harm, or needs what we do not do; with the entry where it is one's.
  case refused(String, entry: String?)

  /// One clause for people.
  package var message: String {
    switch self {
    case .broken(let text): text
    case .refused(let text, nil): text
    case .refused(let text, let entry?): "\(text): `\(entry.prefix(200))`"
    }
  }
}
