import RightsBaselines
import RightsModel
import RightsText

/// Baselines as lines and as JSON, for `baseline list`.
enum BaselineTables {
  static func text(_ baselines: [Baseline]) -> String {
    table(
      baselines.map { baseline in
        [baseline.id, baseline.version, "\(baseline.rules.count) rules", HiddenCharacters.shown(baseline.title)]
      })
  }

  static func json(_ baselines: [Baseline]) -> String {
    JSONValue.array(
      baselines.map { baseline in
        .object([
          ("id", .string(baseline.id)), ("version", .string(baseline.version)), ("title", .string(baseline.title)),
          ("publisher", .string(baseline.source?.publisher ?? "")), ("layer", .string(baseline.layer.rawValue)),
          ("os", .strings(baseline.appliesTo.os)), ("role", .strings(baseline.appliesTo.roles.map(\.rawValue))),
          ("gpo", .strings(baseline.appliesTo.gpos.map(\.description))), ("rules", .number(baseline.rules.count)),
          ("frameworks", .strings(BaselineFilter.frameworks(of: baseline))),
          ("uri", .string(baseline.files.first?.uri ?? "")),
        ])
      }
    ).text
  }

  static func text(_ coverage: BaselineCoverage) -> String {
    table(
      [["release", "role"] + coverage.publishers]
        + coverage.rows.map { row in
          [row.release.id, row.role.rawValue]
            + coverage.publishers.map { row.baselines[$0].map { String($0.count) } ?? "-" }
        })
  }

  static func json(_ coverage: BaselineCoverage) -> String {
    JSONValue.array(
      coverage.rows.map { row in
        .object([
          ("os", .string(row.release.id)), ("role", .string(row.role.rawValue)),
          ("baselines", .object(row.baselines.sorted { $0.key < $1.key }.map { ($0.key, .strings($0.value)) })),
        ])
      }
    ).text
  }

  /// Columns as wide as their widest cell, two spaces apart; no spaces at the end of a line.
  static func table(_ rows: [[String]]) -> String {
    var widths: [Int] = []
    for row in rows {
      for (column, cell) in row.enumerated() {
        if column == widths.count { widths.append(0) }
        widths[column] = max(widths[column], cell.count)
      }
    }
    return rows.map { row in
      row.enumerated().map { column, cell in
        column == row.count - 1 ? cell : cell + String(repeating: " ", count: widths[column] - cell.count)
      }
      .joined(separator: "  ") + "\n"
    }
    .joined()
  }
}
