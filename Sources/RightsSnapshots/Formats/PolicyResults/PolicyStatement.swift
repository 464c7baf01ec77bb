internal import RightsModel

/// What one element or row of a policy's report says of one right.
struct PolicyStatement {
  /// The constant of the right as it was read; nil where it is missing.
  var name: String?
  /// Who is set, in the order of the file.
  var principals: [Principal] = []
  /// Why it cannot be read; nil where it can.
  var fault: String?
  /// 1-based.
  var line: Int

  /// Adds a holder by its SID, its name, or both; a statement with a holder that cannot be read is at fault.
  ///
  /// - Returns: the SID with the name beside it, where the file gives both.
  @discardableResult
  mutating func add(sid: String?, name: String?) -> (sid: SID, name: String)? {
    guard let text = sid ?? name else {
      fault = fault ?? "a holder has neither a SID nor a name"
      return nil
    }
    if text.hasSuffix("...") || text.hasSuffix("\u{2026}") {
      fault = fault ?? "a holder was shortened to fit its column"
      return nil
    }
    let bare = text.hasPrefix("*") ? String(text.dropFirst()) : text
    if let value = SID(bare) {
      principals.append(.sid(value))
      return sid == nil ? nil : name.map { (value, $0) }
    }
    let isName = sid == nil && !text.hasPrefix("*") && !text.isEmpty
    guard isName, !text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F || $0 == "\u{FFFD}" })
    else {
      fault = fault ?? "a holder is neither a SID nor the name of an account"
      return nil
    }
    principals.append(.name(text))
    return nil
  }

  /// Marks it as unreadable; the first reason stays.
  mutating func fail(_ reason: String) { fault = fault ?? reason }

  /// The holders, sorted and without duplicates.
  var holders: [Principal] { Set(principals).sorted() }
}
