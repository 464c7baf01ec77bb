internal import RightsModel
internal import RightsText

/// The questions to one machine: a transcript of the raw answers, and what went wrong with them.
struct RPCSession {
  private let host: RPCHost
  private let tools: SambaTools
  /// Each command behind its prompt, then what the tool printed, as reading it back needs it.
  private(set) var transcript: [UInt8] = []
  private var log: [(item: SnapshotItem, fault: CollectionError, status: NTStatus?)] = []
  /// Whether there is no point in asking anything else.
  private(set) var isUnreachable = false

  init(_ host: RPCHost, _ tools: SambaTools) { (self.host, self.tools) = (host, tools) }

  var refusesCredentials: Bool { log.contains { $0.status?.refusesCredentials ?? false } }

  /// Whether the machine answered somebody whom it let in.
  var acceptsCredentials: Bool { !isUnreachable && !refusesCredentials && !transcript.isEmpty }

  func faults(_ item: SnapshotItem) -> [CollectionError] {
    log.filter { $0.item == item || isUnreachable }.map(\.fault)
  }

  /// What an item came to of which nothing was seen.
  func outcome(_ item: SnapshotItem) -> Completeness.Outcome {
    if log.isEmpty { return .failed }
    let own = log.filter { $0.item == item || isUnreachable }
    if own.contains(where: { $0.status?.isRefusal ?? false }) { return .denied }
    return transcript.isEmpty ? .notAsked : .failed
  }

  /// Gives up before anything was asked.
  mutating func give(up reason: String) {
    isUnreachable = true
    log.append((.rights, CollectionError(message: reason, code: nil), nil))
  }

  mutating func ask(_ command: String, about item: SnapshotItem = .identity) async {
    await ask([command], about: item)
  }

  /// Asks for several things with one connection.
  mutating func ask(_ commands: [String], about item: SnapshotItem = .identity) async {
    let answer = await tools.rpcclient(host, commands)
    let title = commands.count == 1 ? String(commands[0].prefix { $0 != ";" }.prefix(80)) : "\(commands.count) commands"
    keep("rpcclient $> \(commands.joined(separator: "; "))", answer)
    var isTold = false
    for line in Self.lines(answer.text) {
      if line.hasPrefix("Cannot connect to server") {
        isUnreachable = true
      } else if !line.hasPrefix("result was ") {
        continue
      }
      // A refusal in an answer to many is found again when the account is asked for alone.
      if commands.count == 1 || isUnreachable { note(item, "\(title): \(line)") }
      isTold = true
    }
    if let fault = answer.fault, !isTold {
      note(item, "\(title): \(fault)")
      isUnreachable = isUnreachable || answer.text.isEmpty
    }
  }

  mutating func askRegistry(_ key: String, _ value: String) async {
    let words = ["rpc", "registry", "getvalue", key, value]
    let answer = await tools.net(host, words)
    keep("net $> \(words.joined(separator: " "))", answer)
    if let fault = answer.fault { note(.identity, "registry value \(value): \(fault)") }
  }

  private mutating func keep(_ prompt: String, _ answer: SambaTools.Answer) {
    transcript.write(raw: prompt + "\n")
    transcript += answer.text
    if let last = answer.text.last, last != UInt8(ascii: "\n") { transcript.write(raw: "\n") }
  }

  private mutating func note(_ item: SnapshotItem, _ message: String) {
    let status = NTStatus(in: message)
    log.append((item, CollectionError(message: HiddenCharacters.shown(message), code: status?.code), status))
  }

  private static func lines(_ bytes: [UInt8]) -> [Substring] {
    String(decoding: bytes, as: UTF8.self).split { $0 == "\n" || $0 == "\r\n" }
  }
}
