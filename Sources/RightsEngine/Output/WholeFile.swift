internal import RightsText

/// Writes a file that appears whole or not at all.
package enum WholeFile {
  /// Writes a new file, or replaces one; a link stays a link, and a device or pipe is written to.
  package static func write(_ bytes: [UInt8], to path: String) throws(OutputError) {
    do throws(FileReading.Fault) {
      try FileReplacement.write(bytes, to: path, creating: true)
    } catch {
      throw OutputError(message: "cannot write \(path): \(error.message)")
    }
  }
}
