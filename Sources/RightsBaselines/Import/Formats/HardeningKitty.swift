import RightsModel
import RightsText
import RightsYAML

/// HardeningKitty's finding lists: CSV with a method, its argument and the recommended value.
package enum HardeningKitty: ImportFormat {
  package static let id = "hardeningkitty"
  package static let summary = "HardeningKitty finding list (CSV)"

  private static let needed = ["Name", "Method", "MethodArgument", "RecommendedValue", "Operator"]

  package static func recognizes(_ file: ForeignFile) -> Bool {
    var reader = CSVReader(file.text, uri: file.uri)
    guard let header = try? reader.next() else { return false }
    let names = header.map { $0.text.lowercased() }
    return needed.allSatisfy { names.contains($0.lowercased()) }
  }

  package static func read(_ file: ForeignFile) -> ImportedContent {
    var content = ImportedContent()
    do throws(DiagnosticError) {
      var reader = CSVReader(file.text, uri: file.uri)
      guard let header = try reader.next() else { return content }
      var columns: [String: Int] = [:]
      for (index, field) in header.enumerated() { columns[field.text.lowercased()] = index }
      while let fields = try reader.next() {
        Row(fields: fields, columns: columns).read(into: &content)
      }
    } catch {
      content.losses += 1
      content.diagnostics.append(error.diagnostic)
    }
    return content
  }

  private struct Row {
    var fields: [CSVReader.Field]
    var columns: [String: Int]

    func field(_ name: String) -> CSVReader.Field? {
      guard let index = columns[name.lowercased()], index < fields.count else { return nil }
      return fields[index]
    }

    func text(_ name: String) -> String { field(name)?.text ?? "" }

    func read(into content: inout ImportedContent) {
      guard let start = fields.first?.location, let name = rightName else {
        content.otherSettings += 1
        return
      }
      guard let right = ForeignRights.right(name) else {
        content.loseUnknownRight(name, at: start)
        return
      }
      let place = field("RecommendedValue")?.location ?? start
      guard text("Operator") == "=" else {
        content.lose(
          "operator-not-carried",
          "\(right) is not carried: the operator \(Quoted.text(text("Operator"))) says nothing of lists", at: start)
        return
      }
      let value = text("RecommendedValue")
      let parts = value.isEmpty ? [] : value.split(separator: ";", omittingEmptySubsequences: false)
      guard let list = content.list(.exactly, parts.map { Located(String($0), at: place) }, of: right, at: place)
      else { return }
      var clause = ImportedStatement.Clause([list])
      var statement = ImportedStatement(right, at: start, [])
      for word in Self.qualifiers(text("Name")) {
        switch word {
        case "dc", "domain controller", "domain controllers": statement.roles.append(.domainController)
        case "member", "member server", "ms": statement.roles.append(.memberServer)
        case "hyper-v": clause.condition.feature = "hyper-v"
        case "exchange": clause.condition.feature = "exchange"
        case "iis": clause.condition.feature = "iis"
        default:
          content.warn("qualifier-ignored", "\(Quoted.text(word)) in the name is not a role or feature", at: start)
        }
      }
      statement.clauses = [clause]
      statement.severity = Severity(rawValue: text("Severity").lowercased())
      if !text("ID").isEmpty { statement.references = [Rule.Reference(framework: "hardeningkitty", ids: [text("ID")])] }
      content.statements.append(statement)
    }

    // Nil for what is no user right.
    private var rightName: String? {
      let argument = text("MethodArgument")
      switch text("Method").lowercased() {
      case "accesschk": return argument
      case "secedit":
        let prefix = "privilege rights\\"
        return argument.lowercased().hasPrefix(prefix) ? String(argument.dropFirst(prefix.count)) : nil
      default: return nil
      }
    }

    /// The words in the brackets that a name ends with: `Create symbolic links (Member, Hyper-V)`.
    private static func qualifiers(_ name: String) -> [String] {
      guard name.last == ")", let open = name.lastIndex(of: "(") else { return [] }
      let inside = name[name.index(after: open)...].dropLast().lowercased().replacing(" and ", with: ",")
      return inside.split(separator: ",").map { String($0.drop { $0 == " " }) }
    }
  }
}
