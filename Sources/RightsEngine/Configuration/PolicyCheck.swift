package import RightsBaselines
package import RightsModel
internal import RightsPolicies
internal import RightsYAML

/// Reads policies as a scan does, without scanning: everything that is wrong with them and with what they name.
package enum PolicyCheck {
  /// - Parameter names: ids of the library, or files; none: every policy of the library.
  package static func diagnostics(_ names: [String], in library: BaselineLibrary) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    var seen: Set<Diagnostic> = []
    for name in names.isEmpty ? library.policyIDs : names {
      var request = ScanRequest(library: library, asOf: Timestamp(seconds: 0), toolVersion: "")
      request.policies = [name]
      for diagnostic in Configuration(request).diagnostics where seen.insert(diagnostic).inserted {
        diagnostics.append(diagnostic)
      }
    }
    return diagnostics
  }
}
