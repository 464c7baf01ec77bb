import ArgumentParser
import RightsBaselines
import RightsEngine
import RightsModel

/// What the makers of baselines, `import` and `new`, are told beside their input.
struct BaselineScope: ParsableArguments {
  @Option(help: "The title; else what the input calls itself.")
  var title: String?

  @Option(help: "Who publishes the content; else what the input says.")
  var publisher: String?

  @Option(
    help: ArgumentHelp(
      "The version of the publisher's content, such as 3.0.0; else what the input says, else 1.", valueName: "text"))
  var contentVersion: String?

  @Option(
    help: ArgumentHelp(
      "The release or family it is for, such as windows-server-2022; repeats.", valueName: "id"),
    completion: .list(OSRelease.all.map(\.id) + OSRelease.families))
  var os: [String] = []

  @Option(
    help: ArgumentHelp(
      "The role it is for: \(Role.allCases.map(\.rawValue).joined(separator: ", ")). Of an input with several roles only this one.",
      valueName: "role"), completion: .list(Role.allCases.map(\.rawValue)))
  var role: String?

  @Option(
    help: ArgumentHelp(
      "Whether it speaks of machines (effective) or of GPOs (group-policy); else what the input is.", valueName: "layer"
    ),
    completion: .list(Layer.allCases.map(\.rawValue)))
  var layer: String?

  @Option(help: ArgumentHelp("Where to write it; else standard output.", valueName: "file"), completion: .file())
  var output: String?

  var statedLayer: Layer? { layer.flatMap(Layer.init) }

  func validate() throws {
    let known = OSRelease.all.map(\.id) + OSRelease.families
    for id in os where !known.contains(id) {
      throw ValidationError("there is no release '\(id)'; the releases are \(known.joined(separator: ", "))")
    }
    if let role, Role(rawValue: role) == nil {
      throw ValidationError(
        "there is no role '\(role)'; the roles are \(Role.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    if let layer, statedLayer == nil {
      throw ValidationError("there is no layer '\(layer)'; the layers are effective and group-policy")
    }
  }

  static func check(id: String?) throws {
    guard let id, !BaselineID.isValid(id) else { return }
    throw ValidationError("'\(id)' is no id: it is like a path, letters, digits, '.', '_' and '-' between single '/'")
  }

  func options(id: String) -> ImportOptions {
    ImportOptions(
      id: id, title: title, publisher: publisher, version: contentVersion, os: os, role: role.flatMap(Role.init))
  }

  /// Writes the baselines, says what became of the input, and ends with the exit code.
  func finish(_ outcome: RightsEngine.BaselineImport.Outcome) throws {
    Conversation.print(outcome.diagnostics, notes: true)
    if !outcome.text.isEmpty {
      if let output, output != "-" {
        do throws(OutputError) {
          try WholeFile.write(Array(outcome.text.utf8), to: output)
        } catch {
          Conversation.say("plumbline: exit 4: \(error.message)")
          throw ExitCode(4)
        }
      } else {
        Standard.output.write(outcome.text)
      }
    }
    Conversation.say(
      "\(counted(outcome.rules, "rule")) in \(counted(outcome.baselines, "baseline"))"
        + (outcome.format.map { ", read as \($0)" } ?? "")
        + "; not carried, or not whole: \(counted(outcome.losses, "statement")) about user rights; passed over: "
        + "\(counted(outcome.otherSettings, "setting")) of other kinds")
    if outcome.isIncomplete { throw ExitCode(3) }
  }

  private func counted(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }
}
