internal import RightsModel

/// Who holds a right, as far as it was seen.
struct Holders: Sendable {
  var sids: [SID] = []
  /// Accounts of a machine or domain whose SID is not known.
  var relatives: [Principal] = []
  var names: [String] = []
  var isComplete = true

  static let nobody = Holders()

  init() {}

  init(_ principals: [Principal], isComplete: Bool, _ context: EvaluationContext) {
    self.isComplete = isComplete
    sids.reserveCapacity(principals.count)
    for principal in principals {
      switch principal {
      case .sid(let sid): sids.append(sid)
      case .relative(let scope, let rid):
        if let sid = context.sid(of: scope)?.appending(rid) { sids.append(sid) } else { relatives.append(principal) }
      case .name(let name):
        if let sid = context.sid(named: name) { sids.append(sid) } else { names.append(name) }
      }
    }
  }

  var everyone: [Principal] { sids.map { .sid($0) } + relatives + names.map { .name($0) } }
}
