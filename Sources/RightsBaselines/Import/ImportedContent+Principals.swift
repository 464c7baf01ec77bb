import RightsIdentity
package import RightsModel
package import RightsYAML

extension ImportedContent {
  /// The operator over a list of foreign names; reports one loss, and gives nil, where one of them cannot be named.
  ///
  /// An empty `exactly` or `within` is `no one`. Empty items, which a trailing separator leaves, are dropped with a warning,
  /// repeated ones without a word.
  package mutating func list(
    _ kind: LocatedExpectation.Operator.Kind, _ items: [Located<String>], of right: UserRight,
    at place: SourceLocation, bareName: ForeignPrincipals.BareName = .unknown
  ) -> LocatedExpectation.Operator? {
    if items.count > PrincipalDecoding.limit {
      lose("too-many-principals", "\(right) is not carried: more than \(PrincipalDecoding.limit) principals", at: place)
      return nil
    }
    var principals: [Located<PrincipalReference>] = []
    var faults: [(Located<String>, PrincipalSyntaxError)] = []
    for item in items {
      if item.value.unicodeScalars.allSatisfy(\.properties.isWhitespace) {
        if items.count > 1 {
          warn(
            "trailing-separator", "the list of \(right) has an empty item, which no account can match",
            at: item.location)
        }
        continue
      }
      if items.count == 1, Self.meansNobody(item.value) { continue }
      switch ForeignPrincipals.parse(item.value, bareName: bareName) {
      case .success(let reference):
        assume(reference, item)
        if !principals.contains(where: { $0.value == reference }) {
          principals.append(Located(reference, at: item.location))
        }
      case .failure(let error): faults.append((item, error))
      }
    }
    if let (item, error) = faults.first {
      lose(
        "principal-not-carried", "\(right) is not carried: \(error.message)", at: item.location, help: error.help,
        notes: faults.dropFirst().map { Diagnostic.Note($0.1.message, at: $0.0.location) })
      return nil
    }
    if principals.isEmpty {
      if kind == .includes || kind == .excludes {
        lose("empty-list", "\(right) is not carried: it asks for nothing", at: place)
        return nil
      }
      return LocatedExpectation.Operator(.noOne, at: place)
    }
    return LocatedExpectation.Operator(kind, at: place, principals: principals)
  }

  /// Reports a right that nobody knows.
  package mutating func loseUnknownRight(_ name: String, at place: SourceLocation) {
    lose(
      "unknown-right", "\(Quoted.text(name)) is not a user right", at: place,
      help: Suggestion.help(for: name, in: UserRight.allCases.map(\.constant)))
  }

  static func meansNobody(_ text: String) -> Bool {
    ["no one", "noone", "nobody", "none", "null"].contains(text.lowercased())
  }

  // What was read into a name is said.
  private mutating func assume(_ reference: PrincipalReference, _ item: Located<String>) {
    switch reference {
    case .relativeName(let scope, let name):
      warn(
        "account-assumed", "\(Quoted.text(name)) is taken for an account of the \(scope.rawValue)", at: item.location,
        help: "write its domain in the result where it is another one")
    case .relative where PrincipalParser.isPlaceholder(item.value):
      note(
        "placeholder-filled", "\(Quoted.text(item.value)) is `\(PrincipalName.text(reference))`", at: item.location)
    case .sid, .relative, .account, .anyOf, .parameter: break
    }
  }
}
