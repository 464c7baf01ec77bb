package import RightsBaselines
internal import RightsSnapshots

/// Every format that `baseline import` reads, beside those of collected data. Detection asks them in this order.
package enum ImportFormats {
  package static let all: [any ImportFormat.Type] = [
    PolicyRules.self,
    XCCDF.self,
    HardeningKitty.self,
    DSCCompiled.self,
    DSCConfiguration.self,
    AnsibleTasks.self,
    InSpecControls.self,
  ]

  /// Every id that `--as` takes: a template of a GPO is imported, too.
  package static var names: [String] { all.map { $0.id } + SnapshotFormats.all.map { $0.id } }

  /// The format with this id, or nil.
  package static func named(_ id: String) -> (any ImportFormat.Type)? { all.first { $0.id == id } }

  /// The first format whose content it is, or nil.
  package static func recognize(_ file: ForeignFile) -> (any ImportFormat.Type)? {
    all.first { $0.recognizes(file) }
  }
}
