import RightsModel
import RightsText
import RightsYAML

/// Compiled PowerShell DSC: instances of `MSFT_UserRightsAssignment` in a MOF.
package enum DSCCompiled: ImportFormat {
  package static let id = "dsc-mof"
  package static let summary = "PowerShell DSC, compiled (MOF)"

  package static func recognizes(_ file: ForeignFile) -> Bool {
    file.mentions("instance of MSFT_UserRightsAssignment")
      || file.mentions("instance of OMI_ConfigurationDocument")
  }

  package static func read(_ file: ForeignFile) -> ImportedContent {
    var content = ImportedContent()
    let (instances, diagnostics) = MOFReader.instances(of: file.text, uri: file.uri)
    for diagnostic in diagnostics {
      content.losses += 1
      content.diagnostics.append(diagnostic)
    }
    for instance in instances {
      switch instance.className.lowercased() {
      case "msft_userrightsassignment", "msft_xuserrightsassignment": assignment(instance).add(to: &content)
      case "omi_configurationdocument":
        if case .string(let name, _)? = instance.value(of: "Name") { content.title = name }
      default: content.otherSettings += 1
      }
    }
    return content
  }

  private static func assignment(_ instance: MOFInstance) -> DSCAssignment {
    var assignment = DSCAssignment(location: instance.location)
    if case .string(let policy, _)? = instance.value(of: "Policy") { assignment.policy = policy }
    if let identity = instance.property("Identity") {
      switch identity.value {
      case .string(let text, let place): assignment.identity = [Located(text, at: place)]
      case .array(let items):
        let texts = items.compactMap { item -> Located<String>? in
          if case .string(let text, let place) = item { Located(text, at: place) } else { nil }
        }
        if texts.count == items.count { assignment.identity = texts }
      case .number, .boolean, .null, .alias, .instance, .word: break
      }
    }
    if case .boolean(let force)? = instance.value(of: "Force") { assignment.force = force }
    if case .string(let ensure, _)? = instance.value(of: "Ensure") {
      assignment.isAbsent = ensure.lowercased() == "absent"
    }
    return assignment
  }
}
