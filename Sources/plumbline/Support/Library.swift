import ArgumentParser
import Glibc
import RightsBaselines
import RightsModel

/// The library of baselines and policies that a command uses.
struct Library {
  var files: BaselineLibrary
  /// What changes when any document of it changes.
  var version: String

  /// `--library`, else `PLUMBLINE_LIBRARY`, else `./Baselines` and `./Policies`, else the copy that the binary carries.
  static func find(_ folder: String?) throws -> Library {
    let given = folder ?? getenv("PLUMBLINE_LIBRARY").map { String(cString: $0) }
    do throws(DiagnosticError) {
      let files: BaselineLibrary
      if let given {
        files = try BaselineLibrary.folder(given)
      } else {
        files = try BaselineLibrary.workingFolderOrEmbedded()
      }
      return Library(files: files, version: "sha256:\(try files.digest().prefix(16))")
    } catch {
      Conversation.print([error.diagnostic])
      throw ExitCode(2)
    }
  }
}

/// Where the library is.
struct LibraryOptions: ParsableArguments {
  @Option(
    name: .customLong("library"),
    help: ArgumentHelp(
      "A folder with Baselines/ and Policies/.",
      discussion: "Else PLUMBLINE_LIBRARY, else ./Baselines and ./Policies, else the copy that the binary carries.",
      valueName: "dir"),
    completion: .directory)
  var folder: String?
}
