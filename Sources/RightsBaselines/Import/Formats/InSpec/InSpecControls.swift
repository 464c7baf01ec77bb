import RightsModel
import RightsText
import RightsYAML

/// InSpec controls on `security_policy`: `its('SeDebugPrivilege') { should eq ['S-1-5-32-544'] }`.
///
/// Only literal values are read: a control is never run. What stands under a condition of the script is not carried.
package enum InSpecControls: ImportFormat {
  package static let id = "inspec"
  package static let summary = "InSpec controls on security_policy (Ruby)"

  package static func recognizes(_ file: ForeignFile) -> Bool {
    file.mentions("describe security_policy") || file.mentions("describe(security_policy")
  }

  package static func read(_ file: ForeignFile) -> ImportedContent {
    var reader = InSpecReader(tokens: RubyTokenizer.tokens(of: file.text, uri: file.uri))
    return reader.read()
  }
}
