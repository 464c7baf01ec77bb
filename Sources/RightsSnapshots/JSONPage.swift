import RightsModel
import RightsYAML

/// One page of what a web service answers: it says where a list goes on, or how many items the whole has.
///
/// Sources: OData JSON Format 4.01 (`@odata.nextLink`, `@odata.count`, before a list's own key for a list inside an object), and the
/// `Count` that Windows PowerShell writes beside the items of an array.
enum JSONPage {
  /// Why a list is not all that there is; nil where nothing shows that.
  ///
  /// - Parameters:
  ///   - key: of the list in the object; nil for the list that the whole answer is about.
  ///   - counts: keys beside it that say how many items the whole list has.
  static func gap(_ object: YAMLNode, list key: String? = nil, counts: [String] = []) -> Diagnostic? {
    guard case .mapping(let entries) = object.content else { return nil }
    let prefix = (key ?? "").lowercased()
    let links = ["\(prefix)@odata.nextlink", "\(prefix)@nextlink", "\(prefix)odata.nextlink"]
    let totals = ["\(prefix)@odata.count", "\(prefix)@count", "\(prefix)odata.count"] + counts.map { $0.lowercased() }
    guard case .sequence(let items)? = object.value(of: key ?? "value")?.content else { return nil }
    for entry in entries {
      let name = entry.key.lowercased()
      guard let text = entry.value.scalar else { continue }
      if links.contains(name), !text.isEmpty, text != "null" {
        return diagnostic("it is one page of several: the list goes on elsewhere", entry.keyLocation)
      }
      if totals.contains(name), let total = Int(text), total > items.count {
        return diagnostic("it has \(items.count) of \(total) items", entry.keyLocation)
      }
    }
    return nil
  }

  private static func diagnostic(_ message: String, _ location: SourceLocation?) -> Diagnostic {
    Diagnostic(
      .error, "incomplete-list", message, at: location,
      help: "ask for every page, following each nextLink, and put their items into one list")
  }
}
