import RightsModel

extension RunRule {
  /// The id of the baseline that the rule belongs to: its own id up to the last `#`.
  var baselineID: String {
    let id = id
    guard let end = id.utf8.lastIndex(of: UInt8(ascii: "#")) else { return id }
    return String(id[..<end])
  }
}
