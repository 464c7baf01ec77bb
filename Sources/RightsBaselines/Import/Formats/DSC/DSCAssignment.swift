import RightsModel
import RightsYAML

/// One `UserRightsAssignment` of PowerShell DSC, from a configuration or from what it was compiled to.
struct DSCAssignment {
  var policy: String?
  /// Nil where the resource has no identity, or one that only running the script would tell.
  var identity: [Located<String>]?
  var force = false
  var isAbsent = false
  var location: SourceLocation

  /// With `Force` the list is all there may be, without it these are added, with `Ensure = Absent` they are removed; one
  /// empty string is nobody.
  func add(to content: inout ImportedContent) {
    guard let policy else {
      content.lose("value-not-literal", "the resource's `Policy` is no literal text", at: location)
      return
    }
    guard let right = ForeignRights.right(policy) else {
      content.loseUnknownRight(policy, at: location)
      return
    }
    guard let identity else {
      content.lose(
        "value-not-literal", "\(right) is not carried: its `Identity` is no literal list", at: location,
        help: "import the MOF that the configuration is compiled to")
      return
    }
    let isEmpty = identity.allSatisfy { $0.value.isEmpty || ImportedContent.meansNobody($0.value) }
    let kind: LocatedExpectation.Operator.Kind =
      if isAbsent { .excludes } else if force || isEmpty { .exactly } else { .includes }
    guard let list = content.list(kind, isEmpty ? [] : identity, of: right, at: location) else { return }
    content.statements.append(ImportedStatement(right, at: location, [ImportedStatement.Clause([list])]))
  }
}
