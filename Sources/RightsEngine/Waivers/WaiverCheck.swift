internal import RightsBaselines
package import RightsModel
internal import RightsPolicies

/// What `waivers lint` finds.
package struct WaiverCheck: Sendable {
  package var waivers = 0
  package var diagnostics: [Diagnostic] = []
  /// A document is wrong.
  package var isBroken = false
  /// What the waivers were held against could not be read in full.
  package var isUnread = false

  /// Checks the waivers that a request names; where it names paths, also against what lies there.
  package static func run(_ request: ScanRequest) async throws -> WaiverCheck {
    var check = WaiverCheck()
    var documents = request
    // Which baselines there are does not matter here, and which rules there are is asked of the library.
    (documents.paths, documents.known) = ([], nil)
    let configuration = Configuration(documents)
    check.waivers = configuration.waivers.count
    check.isBroken = configuration.hasErrors
    check.diagnostics = configuration.diagnostics.filter { $0.severity == .error }
    check.diagnostics += WaiverLint.all(configuration.waivers, asOf: request.asOf)
    check.diagnostics += WaivedRules.unknown(configuration, request.library)
    if !request.paths.isEmpty, !check.isBroken {
      var scan = request
      scan.outputs = []
      let outcome = try await Scan.run(scan) { _, _ in }
      check.isUnread = outcome.summary?.exits.contains(3) ?? true
      check.diagnostics += (outcome.summary?.diagnostics ?? []).filter { $0.code == "waiver-unused" }.map {
        var diagnostic = $0
        diagnostic.severity = .warning
        return diagnostic
      }
    }
    check.diagnostics = check.diagnostics.enumerated().sorted { left, right in
      switch (left.element.location, right.element.location) {
      case (let first?, let second?) where first != second: first < second
      case (nil, _?): true
      case (_?, nil): false
      case (_, _): left.offset < right.offset
      }
    }.map(\.element)
    return check
  }
}
