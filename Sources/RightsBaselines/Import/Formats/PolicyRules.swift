import RightsModel
import RightsXML
import RightsYAML

/// Policy Analyzer's `.PolicyRules`: lines of security templates, each with the GPO that it is from.
package enum PolicyRules: ImportFormat {
  package static let id = "policyrules"
  package static let summary = "Policy Analyzer .PolicyRules; a baseline for each of its policies"

  package static func recognizes(_ file: ForeignFile) -> Bool {
    file.firstByte == UInt8(ascii: "<") && XMLReader.root(file.bytes)?.local == "PolicyRules"
  }

  package static func read(_ file: ForeignFile) -> ImportedContent {
    var content = ImportedContent()
    content.isWholePolicy = true
    do throws(DiagnosticError) {
      let root = try XMLReader.document(file.bytes, uri: file.uri)
      for item in root.children { read(item, file, into: &content) }
    } catch {
      content.losses += 1
      content.diagnostics.append(error.diagnostic)
    }
    return content
  }

  private static func read(_ item: XMLElement, _ file: ForeignFile, into content: inout ImportedContent) {
    guard item.name.local == "SecurityTemplate", item.attribute("Section")?.lowercased() == "privilege rights" else {
      content.otherSettings += 1
      return
    }
    let line = item.child("LineItem")
    let place = (line ?? item).location(in: file.uri)
    let text = line?.value ?? ""
    if item.value(of: "ValueNotFound")?.lowercased() == "true" {
      content.note("value-not-found", "the file says that this was not found, so it states nothing", at: place)
      return
    }
    guard let equals = text.firstIndex(of: "=") else {
      content.lose("malformed-line", "\(Quoted.text(text)) is no line of a security template", at: place)
      return
    }
    let name = text[..<equals].filter { !$0.isWhitespace }
    guard let right = UserRight(constant: name) else {
      content.loseUnknownRight(name, at: place)
      return
    }
    let value = text[text.index(after: equals)...]
    let items = value.allSatisfy(\.isWhitespace) ? [] : value.split(separator: ",", omittingEmptySubsequences: false)
    guard
      let list = content.list(.exactly, items.map { Located(String($0), at: place) }, of: right, at: place)
    else { return }
    var statement = ImportedStatement(right, at: place, [ImportedStatement.Clause([list])])
    statement.part = item.value(of: "PolicyName")
    statement.roles = statement.part.flatMap(role).map { [$0] } ?? []
    content.statements.append(statement)
  }

  /// The role that the name of a policy says.
  static func role(_ policy: String) -> Role? {
    let name = policy.lowercased()
    if name.contains("domain controller") { return .domainController }
    if name.contains("member server") { return .memberServer }
    if name.contains("windows 10") || name.contains("windows 11"), !name.contains("server") { return .client }
    return nil
  }
}
