import RightsBaselines
import RightsModel
import RightsReports

extension Explainer {
  /// The rules of the library that a publisher or a framework knows under a number; rules that say the same stand together.
  func page(ofReference id: String) -> String {
    var groups: [(right: UserRight, words: String, framework: String, ids: [String])] = []
    var spelling = id
    for rule in baselines.flatMap(\.rules) {
      guard let reference = rule.references.first(where: { $0.ids.contains { $0.lowercased() == id } }) else {
        continue
      }
      spelling = reference.ids.first { $0.lowercased() == id } ?? spelling
      let words = ExpectationWords.clause(of: rule, label: ExpectationWords.name)
      if let index = groups.firstIndex(where: { ($0.right, $0.words) == (rule.right, words) }) {
        groups[index].ids.append(rule.id)
      } else {
        groups.append((rule.right, words, reference.framework, [rule.id]))
      }
    }
    var page = PageText(title: "\(spelling) (\(Set(groups.map(\.framework)).sorted().joined(separator: ", ")))")
    for group in groups.sorted(by: { $0.right < $1.right }) {
      page.heading("\(group.right.constant): \(group.right.displayName)")
      page.paragraph(group.words)
      page.paragraph(group.ids.joined(separator: ", "), indent: 6)
    }
    return page.text
  }
}

extension Rule {
  /// Whether it names a number, given in lower case, among its references.
  func refers(to id: String) -> Bool {
    references.contains { $0.ids.contains { $0.lowercased() == id } }
  }
}
