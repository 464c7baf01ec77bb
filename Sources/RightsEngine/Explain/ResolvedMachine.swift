internal import RightsModel

/// What one machine or GPO ends with, whatever it holds.
struct ResolvedMachine {
  /// What a baseline or a policy's assignment has to say of the machine.
  struct Assignment {
    enum Standing: String {
      case matches, unknown
      case outOfScope = "out of scope"
      case mayBeOutOfScope = "perhaps out of scope"
    }

    var standing: Standing
    /// Nil for what was named on the command line.
    var place: SourceLocation?
    /// What is assigned; a baseline or an overlay each.
    var names: [String]
    /// Why it is out of scope, or what is not known.
    var reason: String?
  }

  struct Rule {
    var id: String
    /// Nil for a rule over several rights.
    var right: UserRight?
    var severity: Severity
    /// What is expected of the right, its branches included; nil for a rule over several rights.
    var expectation: RightsModel.Rule?
    /// What it demands, in words: one clause for a right, several for several.
    var demands: [String]
    var place: SourceLocation?
    /// The overlays that made it what it is, in their order.
    var overlays: [ChangedRule.Change]
    /// What keeps it from being judged, or makes it uncertain; nil where nothing does.
    var doubt: String?
    /// False where it is for another release, role or kind of machine.
    var applies: Bool
  }

  /// The id of a machine, the display name or the id of a GPO.
  var name: String
  var os: OSRelease?
  var role: Role?
  var assignments: [Assignment]
  /// How many assignments do not match.
  var others: Int
  var gap: String?
  /// The rules that overlays took away, in words, with their places.
  var dropped: [Diagnostic]
  /// Those about one right first, by id.
  var rules: [Rule]
}
