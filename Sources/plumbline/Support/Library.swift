import ArgumentParser
import Glibc
import RightsBaselines
import RightsModel

/// The library of baselines and policies that a command uses.
struct Library {
  var files: BaselineLibrary
  /// What changes when any document of it changes; reads all of them.
  var version: String {
    get throws {
      do throws(DiagnosticError) {
        return "sha256:\(try files.digest().prefix(16))"
      } catch {
        throw Self.said(error)
      }
    }
  }

  /// `--library`, else `PLUMBLINE_LIBRARY`, else `./Baselines` and `./Policies`, else the copy that the binary carries.
  static func find(_ folder: String?) throws -> Library {
    let given = folder ?? getenv("PLUMBLINE_LIBRARY").map { String(cString: $0) }
    do throws(DiagnosticError) {
      if let given { return Library(files: try BaselineLibrary.folder(given)) }
      return Library(files: try BaselineLibrary.workingFolderOrEmbedded())
    } catch {
      throw said(error)
    }
  }

  /// Says what is wrong with the library.
  private static func said(_ error: DiagnosticError) -> ExitCode {
    Conversation.print([error.diagnostic])
    return ExitCode(2)
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
