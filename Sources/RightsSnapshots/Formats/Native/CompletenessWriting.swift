internal import RightsModel
internal import RightsText

extension [UInt8] {
  /// Appends `"completeness":{…}` of a Snapshot document, with the comma before it.
  mutating func write(completenessOf snapshot: Snapshot) {
    write(",\"completeness\":{\"rights\":")
    write(raw: "\"\(snapshot.completeness.outcome.rawValue)\"")
    write(reasons: snapshot.completeness)
    for item in SnapshotItem.allCases where item != .rights {
      guard let completeness = snapshot.collected[item] else { continue }
      write(",")
      write(json: item.rawValue)
      write(":")
      write(completeness)
    }
    write("}")
  }

  /// Appends how far a right was collected, with the comma before it, where that is not what is said of all.
  mutating func write(completenessOf right: UserRight, _ snapshot: Snapshot) {
    if let own = snapshot.collectedRights[right] {
      write(",\"completeness\":")
      return write(own)
    }
    guard snapshot.completeness.outcome == .partial else { return }
    let values = [snapshot.rights[right]] + (snapshot.alternatives[right] ?? [])
    // What is certain of it is so although not all is.
    guard values.contains(where: { $0.assignment != $0.assignment.limited(by: .partial) }) else { return }
    write(",\"completeness\":")
    write(.complete)
  }

  /// Appends what is known of one item or right: the outcome alone, or a mapping with why.
  mutating func write(_ completeness: Completeness) {
    if completeness.reason.isEmpty, completeness.errors.isEmpty { return write(json: completeness.outcome.rawValue) }
    write("{\"outcome\":")
    write(json: completeness.outcome.rawValue)
    write(reasons: completeness)
    write("}")
  }

  private mutating func write(reasons completeness: Completeness) {
    if !completeness.reason.isEmpty {
      write(",\"reason\":")
      write(json: completeness.reason)
    }
    guard !completeness.errors.isEmpty else { return }
    write(",\"errors\":[")
    for (index, error) in completeness.errors.enumerated() {
      if index > 0 { write(",") }
      write("{\"message\":")
      write(json: error.message)
      if let code = error.code {
        write(",\"code\":")
        write(json: code)
      }
      for part in CollectionError.Part.allCases {
        guard let text = error[part] else { continue }
        write(",")
        write(json: part.rawValue)
        write(":")
        write(json: text)
      }
      write("}")
    }
    write("]")
  }
}
