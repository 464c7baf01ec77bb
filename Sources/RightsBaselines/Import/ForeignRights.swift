package import RightsModel

/// Finds the right that another tool means: by constant, by the name on the screen in any language, or by that name with
/// other characters for its spaces, as configuration tools write it (`Debug_programs`).
package enum ForeignRights {
  package static func right(_ text: String) -> UserRight? {
    UserRight(constant: text) ?? byName[folded(text)]
  }

  private static let byName: [String: UserRight] = {
    var names: [String: UserRight] = [:]
    for right in UserRight.allCases {
      for name in right.localizedNames.entries.flatMap(\.names) {
        names[folded(name)] = names[folded(name)] ?? right
      }
    }
    // What the rights for Remote Desktop were called before Windows Server 2008 R2.
    names["allowlogonthroughterminalservices"] = .remoteInteractiveLogonRight
    names["denylogonthroughterminalservices"] = .denyRemoteInteractiveLogonRight
    return names
  }()

  private static func folded(_ text: String) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in text.lowercased().unicodeScalars
    where scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
      folded.append(scalar)
    }
    return String(folded)
  }
}
