package import RightsModel
internal import RightsText

/// How far one item of a collection came, as `collection.json` says it.
package struct CollectedItem: Sendable, Hashable {
  package var name: SnapshotItem
  package var outcome: Completeness.Outcome
  /// The file that holds it, and its length in bytes; nil where there is none.
  package var file: String?
  package var length: Int?
  /// What went wrong, in the words of the tool or the machine.
  package var faults: [CollectionError]

  init(
    _ name: SnapshotItem, _ outcome: Completeness.Outcome, file: String? = nil, length: Int? = nil,
    faults: [CollectionError] = []
  ) {
    (self.name, self.outcome, self.file, self.length, self.faults) = (name, outcome, file, length, faults)
  }

  var json: JSONValue {
    var members: [(String, JSONValue)] = [("item", .string(name.rawValue))]
    if let file { members.append(("file", .string(file))) }
    if let length { members.append(("bytes", .number(length))) }
    members.append(("outcome", .string(outcome.rawValue)))
    let errors = faults.map { fault in
      JSONValue.object([("message", .string(fault.message))] + (fault.code.map { [("code", .string($0))] } ?? []))
    }
    members.append(("errors", .array(errors)))
    return .object(members)
  }
}
