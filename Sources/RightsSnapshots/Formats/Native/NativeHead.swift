import FoundationEssentials
package import RightsModel

/// Whom a JSON document of a stream is about, without reading the rest of it.
///
/// A line that is broken or cut still says whom it is about where its beginning is whole: to lose a machine is worse than to
/// judge none of its rights.
package enum NativeHead {
  private struct Document: Decodable {
    var subject: Named
  }

  private struct Named: Decodable {
    var kind: String
    var name: String
    var id: String?
    var fqdn: String?
    var gpoName: String?
  }

  /// A snapshot with the subject and its names alone; nil where the line does not tell.
  package static func read(_ line: [UInt8]) -> Snapshot? {
    let text = NativeText.utf8(line.span)
    if let document = try? JSONDecoder().decode(Document.self, from: Data(text)) { return snapshot(document.subject) }
    return recover(text).map(snapshot)
  }

  /// Whether a line of UTF-8 is a document, as far as its subject tells.
  static func isWhole(_ line: [UInt8]) -> Bool {
    (try? JSONDecoder().decode(Document.self, from: Data(line))) != nil
  }

  private static func snapshot(_ subject: Named) -> Snapshot {
    let isGPO = subject.kind == "gpo"
    var snapshot = Snapshot(
      subject: Subject(
        kind: isGPO ? .gpo : .machine, id: subject.id ?? (isGPO ? nil : subject.fqdn) ?? subject.name,
        gpoName: subject.gpoName), layer: isGPO ? .groupPolicy : .effective)
    guard !isGPO else { return snapshot }
    snapshot.facts.name = subject.name
    snapshot.facts.id = subject.id
    snapshot.facts.fqdn = subject.fqdn
    return snapshot
  }

  // The first object behind the key. A name that holds this text is cut short, and then it is no object.
  private static func recover(_ line: [UInt8]) -> Named? {
    let key = Array("\"subject\"".utf8)
    let head = line.prefix(4096)
    guard let start = head.indices.first(where: { head[$0...].starts(with: key) }),
      let open = head[start...].firstIndex(of: UInt8(ascii: "{")),
      let close = head[open...].firstIndex(of: UInt8(ascii: "}"))
    else { return nil }
    return try? JSONDecoder().decode(Named.self, from: Data(head[open...close]))
  }
}
