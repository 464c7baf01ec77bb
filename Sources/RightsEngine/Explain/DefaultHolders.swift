import RightsBaselines
import RightsModel
import RightsReports

/// What the library says a right is as installed, by role and release.
struct DefaultHolders {
  /// The baselines of defaults, one for each release and role, in the order of the catalogue.
  private let cells: [(role: Role, release: String, rules: [UserRight: Rule])]

  init(_ baselines: [Baseline]) {
    let defaults = baselines.filter { $0.layer == .effective && $0.id.hasPrefix("defaults/") }
    var cells: [(role: Role, release: String, rules: [UserRight: Rule])] = []
    for role in Role.allCases {
      for release in OSRelease.all {
        let baseline = defaults.first { baseline in
          baseline.appliesTo.roles.contains(role) && baseline.appliesTo.os.contains { release.matches(selector: $0) }
        }
        guard let baseline else { continue }
        let rules = Dictionary(baseline.rules.map { ($0.right, $0) }) { first, _ in first }
        cells.append((role, release.id, rules))
      }
    }
    self.cells = cells
  }

  /// Roles, releases and holders of a right: those that agree stand in one row, oldest first.
  func rows(of right: UserRight) -> [[String]] { grouped { $0[right].map(Self.holders) } }

  // Who holds it, then who may: an expectation of defaults names the first in `includes` and both in `within`.
  private static func holders(_ rule: Rule) -> String {
    var text = holders(rule.expectation)
    for branch in rule.branches {
      text += "; \(ExpectationWords.condition(branch.condition)): \(holders(branch.expectation))"
    }
    return text
  }

  private static func holders(_ expectation: Expectation) -> String {
    switch expectation {
    case .exactly(let list): list.map(ExpectationWords.name).joined(separator: ", ")
    case .within(let list): "perhaps " + list.map(ExpectationWords.name).joined(separator: ", ")
    case .all(let parts) where parts.count == 2:
      switch (parts[0], parts[1]) {
      case (.includes(let holders), .within(let allowed)), (.within(let allowed), .includes(let holders)):
        holders.map(ExpectationWords.name).joined(separator: ", ")
          + "; perhaps " + allowed.filter { !holders.contains($0) }.map(ExpectationWords.name).joined(separator: ", ")
      default: ExpectationWords.clause(expectation, label: ExpectationWords.name)
      }
    case .includes, .excludes, .noOne, .notDefined, .defined, .all, .any:
      ExpectationWords.clause(expectation, label: ExpectationWords.name)
    }
  }

  /// Roles and releases for which a test of the rule of a right holds; nil where it holds nowhere.
  func places(of right: UserRight, where test: (Rule) -> Bool) -> String? {
    let rows = grouped { $0[right].flatMap { test($0) ? "" : nil } }
    return rows.isEmpty ? nil : rows.map { "\($0[0]): \($0[1])" }.joined(separator: "; ")
  }

  // Role, releases and value; where all roles of servers agree they stand in one row.
  private func grouped(_ value: ([UserRight: Rule]) -> String?) -> [[String]] {
    let servers: [Role] = [.standaloneServer, .memberServer, .domainController]
    let rows = Dictionary(uniqueKeysWithValues: Role.allCases.map { ($0, self.rows(of: $0, value)) })
    var all: [[String]] = []
    for role in Role.allCases {
      for row in rows[role] ?? [] {
        let isCommon = servers.contains(role) && servers.allSatisfy { rows[$0]?.contains(row) == true }
        if !isCommon { all.append([role.rawValue] + row) }
        if isCommon, role == servers[0] { all.append(["every server role"] + row) }
      }
    }
    return all
  }

  private func rows(of role: Role, _ value: ([UserRight: Rule]) -> String?) -> [[String]] {
    let ofRole = cells.filter { $0.role == role }
    var order: [String] = []
    var releases: [String: Set<String>] = [:]
    for cell in ofRole {
      guard let value = value(cell.rules) else { continue }
      if releases[value] == nil { order.append(value) }
      releases[value, default: []].insert(cell.release)
    }
    return order.map { [ReleaseRuns.words(releases[$0] ?? [], in: ofRole.map(\.release)), $0] }
  }
}
