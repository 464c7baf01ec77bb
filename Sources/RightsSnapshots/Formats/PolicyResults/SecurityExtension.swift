internal import RightsModel
internal import RightsXML

/// The security settings of a report of the Group Policy Management Console, of one GPO or of a machine.
///
/// Source: real reports. Prefixes differ from report to report, so elements are told apart by their namespace.
enum SecurityExtension {
  private static let root = "http://www.microsoft.com/GroupPolicy/"
  static let settings = root + "Settings"
  static let resultant = root + "Rsop"
  static let security = root + "Settings/Security"
  /// The client-side extension that applies them, in `ExtensionStatus`.
  static let identifier = GUID("827D319E-6EAC-11D2-A4EA-00C04F79F83A")

  /// The elements that set a right, of a computer part.
  static func rights(_ part: XMLElement) -> [XMLElement] {
    part.children("ExtensionData").flatMap { $0.children("Extension") }.flatMap { $0.children }
      .filter { $0.name == XMLName("UserRightsAssignment", namespace: security) }
  }

  /// Why the report says of itself that it lacks security settings; nil where it does not.
  static func gap(_ part: XMLElement) -> (reason: String, element: XMLElement)? {
    for data in part.children("ExtensionData") {
      let extensions = data.children("Extension")
      // What an error is about is known only where settings of another kind stand beside it.
      let isOther = extensions.contains { !isSecurity($0) }
      if let error = data.child("Error"), !isOther { return ("its security settings could not be read", error) }
      for element in extensions where isSecurity(element) {
        if let blocked = element.child("Blocked"), blocked.value == "true" {
          return ("its security settings are blocked", blocked)
        }
      }
    }
    return nil
  }

  private static func isSecurity(_ element: XMLElement) -> Bool {
    element.attribute("type")?.split(separator: ":").last == "SecuritySettings"
      || element.children.contains { $0.name.namespace == security }
  }

  /// What one element says, with the names and accounts that it gives for SIDs.
  static func statement(_ element: XMLElement, labels: inout PolicyLabels) -> PolicyStatement {
    var statement = PolicyStatement(name: element.value(of: "Name"), line: element.line)
    for member in element.children("Member") {
      if let label = statement.add(sid: member.value(of: "SID"), name: member.value(of: "Name")) {
        labels.add(label.sid, label.name)
      }
    }
    return statement
  }
}
