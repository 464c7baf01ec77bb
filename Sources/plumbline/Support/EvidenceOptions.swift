import ArgumentParser
import RightsEngine
import RightsModel

/// What to look at and by which rules: the part of a scan that other commands share.
struct EvidenceOptions: ParsableArguments {
  @OptionGroup var documents: DocumentOptions
  @OptionGroup var library: LibraryOptions
  @OptionGroup var stated: StatedOptions

  /// Asks for a scan without reports.
  ///
  /// - Parameter settings: what the command line does not say.
  func request(_ paths: [String], _ settings: Settings) throws -> ScanRequest {
    let folder = library.folder ?? settings.text(.library)
    var request = ScanRequest(
      library: try Library.find(folder).files, asOf: documents.moment, toolVersion: Version.tool)
    request.paths = paths
    documents.apply(to: &request, settings)
    request.os = (stated.os ?? settings.text(.os)).flatMap(OSRelease.named)
    request.role = (stated.role ?? settings.text(.role)).flatMap(Role.init)
    request.format = stated.format
    return request
  }
}
