import RightsModel
import RightsText

/// What every result of a subject repeats, as bytes that are ready to be appended. Kept for its storage.
struct JSONLinesSubject: Sendable {
  /// `{"type":"result","subject":"…","kind":"machine","layer":"…"`.
  private(set) var opening: [UInt8] = []
  /// `,"evidence":{"uri":"…"` of its first file, open for what follows.
  private(set) var evidence: [UInt8] = []
  /// `,"fingerprint":"` and the half that says on whom.
  private(set) var fingerprint: [UInt8] = []

  mutating func render(_ report: SubjectReport) {
    opening.removeAll(keepingCapacity: true)
    opening.write("{\"type\":\"result\",\"subject\":")
    opening.write(json: report.subject.id)
    switch report.subject.kind {
    case .machine: opening.write(",\"kind\":\"machine\"")
    case .gpo: opening.write(",\"kind\":\"gpo\"")
    }
    opening.write(",\"layer\":\"")
    opening.write(raw: report.layer.rawValue)
    opening.append(UInt8(ascii: "\""))
    opening.write(gpoName: report.subject)
    evidence.removeAll(keepingCapacity: true)
    if let file = report.sources.first { evidence.write(evidenceIn: file.uri) }
    fingerprint.removeAll(keepingCapacity: true)
    fingerprint.write(",\"fingerprint\":\"")
    fingerprint.write(raw: report.subjectFingerprint)
  }
}

extension [UInt8] {
  mutating func write(evidenceIn uri: String) {
    write(",\"evidence\":{\"uri\":")
    write(json: uri)
  }

  mutating func write(gpoName subject: Subject) {
    guard let name = subject.gpoName else { return }
    write(",\"gpoName\":")
    write(json: name)
  }
}
