internal import RightsModel

/// A PolicyTest while it is being written.
struct PolicyTestDraft {
  struct Case {
    var name: String
    /// Nil for the draft's.
    var machine: MachineFacts?
    var change: [UserRight: Assignment] = [:]
    var variation: Variation?
    var rights: [UserRight] = []
    var verdict: Verdict
  }

  enum Variation: Hashable {
    case add([Principal])
    /// Nil is each of them.
    case remove([Principal]?)
  }

  var baseline: String
  var lists: [String: [PrincipalReference]]
  var machine: MachineFacts
  var good: [UserRight: Assignment] = [:]
  var cases: [Case] = []
}
