import RightsModel
import RightsYAML

/// `1:2 code` of every diagnostic, for comparing.
func places(_ diagnostics: [Diagnostic]) -> [String] {
  diagnostics.map { diagnostic in
    let place = diagnostic.location?.description ?? ""
    return "\(place.drop { $0 != ":" }.dropFirst()) \(diagnostic.code)"
  }
}
