package import RightsModel
import RightsYAML

/// One principal that must hold a logon right and must be denied it: deny wins in Windows.
package enum AllowedAndDenied: LintRule {
  package static let id = "allowed-and-denied"
  package static let summary = "a principal is demanded both in a logon right and in the right that denies it"

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    UserRight.allCases.flatMap { deny -> [Diagnostic] in
      guard let allow = deny.denied else { return [] }
      let allowed = demanded(subject, allow)
      return demanded(subject, deny).filter { allowed.contains($0.value) }.map { item in
        Diagnostic(
          .warning, code, "`\(item.value)` is demanded in \(allow) and in \(deny): the denial wins", at: item.place,
          help: "remove it from one of the two",
          notes: [Diagnostic.Note("\(allow) is declared here", at: subject.place(of: allow))])
      }
    }
  }

  private static func demanded(_ subject: LoadedBaseline, _ right: UserRight) -> Demanded {
    var found = Demanded()
    for operation in subject.expectations(of: right).flatMap(\.operators)
    where operation.kind == .exactly || operation.kind == .includes {
      for item in operation.principals { found.append(item.value, item.location) }
    }
    return found
  }
}

/// Principals with the places where they are demanded, each once.
struct Demanded: Sequence {
  struct Item {
    var value: PrincipalReference
    var place: SourceLocation
  }
  private var items: [Item] = []

  mutating func append(_ value: PrincipalReference, _ place: SourceLocation) {
    if !contains(value) { items.append(Item(value: value, place: place)) }
  }
  func contains(_ value: PrincipalReference) -> Bool { items.contains { $0.value == value } }
  func makeIterator() -> IndexingIterator<[Item]> { items.makeIterator() }
}
