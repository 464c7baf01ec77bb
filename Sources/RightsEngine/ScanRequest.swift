package import RightsBaselines
package import RightsModel
package import RightsPolicies
package import RightsReports

/// What a scan is asked to do. Nothing in it reads the clock, the environment or the working folder.
package struct ScanRequest: Sendable {
  /// A report and where it goes; `path` nil is standard output.
  package struct Output: Sendable {
    package var reporter: any Reporter.Type
    package var path: String?
    package var options: ReporterOptions
    package init(reporter: any Reporter.Type, path: String?, options: ReporterOptions) {
      self.reporter = reporter
      self.path = path
      self.options = options
    }
  }

  package var paths: [String] = []
  /// Ids or files.
  package var baselines: [String] = []
  package var policies: [String] = []
  package var inventories: [String] = []
  package var directories: [String] = []
  package var waivers: [String] = []
  /// Whether a waiver in force that covers nothing makes exit 1.
  package var failsOnUnusedWaiver = false
  /// Known findings that the run is held against; nil: those that are to be written, where they are there.
  package var known: String?
  /// Where known findings are written at the end.
  package var writesKnown: String?
  /// Whether what is new is written too, where there was a file.
  package var acceptsNew = false
  /// Whether known findings that are gone make exit 1.
  package var failsOnUnpruned = false
  package var library: BaselineLibrary
  /// A lock file: what it does not hold is refused.
  package var lock: String?
  package var os: OSRelease?
  package var role: Role?
  /// Ids of rules or baselines, or constants of rights.
  package var only: [String] = []
  package var skip: [String] = []
  /// Which fails make exit 1; nil: the policies say.
  package var failOn: FailOn?
  /// Seconds; nil: the policies say.
  package var maximumAge: Int64?
  package var asOf: Timestamp
  package var jobs = 1
  /// A format id that every input is read as.
  package var format: String?
  package var failuresOnly = false
  /// Who is in sets of principals whose policies give a default only; a test says so.
  var sets: [NamedSet] = []
  /// Whether baselines are kept as they are written, to explain them.
  var keepsDocuments = false
  package var digests = false
  package var outputs: [Output] = []
  /// The command line as given.
  package var arguments: [String] = []
  package var toolVersion: String

  /// Every path of a document or report of ours that is named, and ids of baselines and policies among them.
  var documents: [String] {
    baselines + policies + inventories + directories + waivers + [known, writesKnown, lock].compactMap(\.self)
      + outputs.compactMap(\.path)
  }

  package init(library: BaselineLibrary, asOf: Timestamp, toolVersion: String) {
    self.library = library
    self.asOf = asOf
    self.toolVersion = toolVersion
  }

  /// Whether the run needs digests of the collected files.
  var needsDigests: Bool { digests || outputs.contains { $0.reporter.needsDigests } }
}
