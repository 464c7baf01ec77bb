internal import RightsModel
internal import RightsXML

/// Reads the items of one system.
///
/// Source: the OVAL 5.11 schema of Windows system characteristics. A `userright_item` lists all that hold a right. An
/// `accesstoken_item` lists the rights of one principal, and others may hold them too. Each item and each value may have a
/// `status`: `exists` (where it is missing), `does not exist`, `error` or `not collected`. An object of `collected_objects` says
/// with its `flag` whether the items that it refers to are all, and an item may carry messages.
struct SystemCharacteristicsParser {
  private(set) var snapshot: Snapshot
  private var ledger: PolicyLedger
  // Holders by their own items, and the line of the first one.
  private var holders: [UserRight: (principals: [Principal], line: Int32)] = [:]
  // Ids of items of collections that the scanner did not end.
  private var doubted: Set<String> = []

  init(_ snapshot: Snapshot, uri: String) {
    self.snapshot = snapshot
    ledger = PolicyLedger(uri: uri)
  }

  mutating func parse(_ system: XMLElement) {
    snapshot.facts.collectedAt = system.child("generator")?.value(of: "timestamp").flatMap { Timestamp($0) }
    if let info = system.child("system_info") { identify(info) }
    for object in system.child("collected_objects")?.children ?? []
    where !["complete", "does not exist"].contains(object.attribute("flag")) {
      doubted.formUnion(object.children("reference").compactMap { $0.attribute("item_ref") })
    }
    let items = system.child("system_data")?.children ?? []
    for item in items where item.name.local == "userright_item" { right(item) }
    for item in items where item.name.local == "accesstoken_item" { token(item) }
    for (right, known) in holders where !snapshot.rights[right].assignment.isCollected {
      snapshot.rights[right] = ObservedRight(
        .principals(Set(known.principals).sorted(), complete: false), line: known.line)
    }
    for (right, observed) in ledger.faults { snapshot.rights[right] = observed }
    snapshot.completeness = .partial(reason: "a scanner collects only the rights that it is asked for")
    ledger.conclude(into: &snapshot)
  }

  private mutating func identify(_ info: XMLElement) {
    if let host = info.value(of: "primary_host_name") {
      let name = String(host.prefix { $0 != "." })
      snapshot.facts.name = name
      if name.count < host.count { snapshot.facts.fqdn = host }
      snapshot.subject.id = host
    }
    // `10.0.20348`; the name tells a server from a client of the same build.
    let parts = (info.value(of: "os_version") ?? "").split(separator: ".")
    guard parts.count > 2, let build = Int(parts[2].prefix { $0.isNumber }) else { return }
    snapshot.facts.build = build
    snapshot.facts.isServer = info.value(of: "os_name").map { $0.lowercased().contains("server") }
    snapshot.facts.os = OSRelease.recognize(build: build, isServer: snapshot.facts.isServer, servicePack: nil)
  }

  private mutating func right(_ item: XMLElement) {
    var statement = PolicyStatement(line: item.line)
    statement.name = item.value(of: "userright").map { UserRight(oval: $0)?.constant ?? $0 }
    let sids = Trustees(item.children("trustee_sid"))
    let names = Trustees(item.children("trustee_name"))
    // Names stand beside SIDs in no stated order; they count where there are no SIDs.
    let trustees = sids.values.isEmpty ? names : sids
    for value in sids.values { statement.add(sid: value, name: nil) }
    if sids.values.isEmpty { for value in names.values { statement.add(sid: nil, name: value) } }
    guard let right = ledger.accept(statement) else { return }
    let line = Int32(clamping: item.line)
    let isSeen = Self.exists(item) || item.attribute("status") == "does not exist"
    // A holder may have a name and no SID, or a SID and no name: what has more of them tells how many there are.
    let isWhole =
      !trustees.isHidden && !(sids.values.isEmpty && sids.isHidden) && !isDoubted(item)
      && (trustees.values.isEmpty
        || trustees.values.count >= max(names.values.count, sids.count))
    let assignment: Assignment =
      switch (isSeen, statement.holders, isWhole) {
      case (false, _, _): .notCollected
      case (true, [], true): .noOne
      case (true, [], false): .notCollected
      case (true, let holders, let isWhole): .principals(holders, complete: isWhole)
      }
    if snapshot.rights[right].line == 0 {
      snapshot.rights[right] = ObservedRight(assignment, line: line)
    } else if snapshot.rights[right].assignment != assignment {
      ledger.report("contradicting-items", right, "two items of it differ", line, help: "collect it again")
    }
  }

  /// The values of one kind that an item has for its holders.
  private struct Trustees {
    /// Those that are there.
    private(set) var values: [String] = []
    /// How many there would be if each had a value.
    let count: Int
    /// Whether some of them could not be collected.
    let isHidden: Bool

    init(_ elements: [XMLElement]) {
      values = elements.filter { SystemCharacteristicsParser.exists($0) }.compactMap(\.value)
      count = elements.count
      isHidden = elements.contains { !["exists", "does not exist"].contains($0.attribute("status") ?? "exists") }
    }
  }

  private mutating func token(_ item: XMLElement) {
    guard Self.exists(item) else { return }
    for value in item.children where Self.exists(value) && ["1", "true"].contains(value.value) {
      let name = value.name.local.lowercased()
      guard name.hasPrefix("se"), name.hasSuffix("privilege") || name.hasSuffix("right") else { continue }
      var statement = PolicyStatement(
        name: UserRight(token: name)?.constant ?? value.name.local, line: value.line)
      statement.add(sid: nil, name: item.value(of: "security_principle"))
      guard let right = ledger.accept(statement) else { continue }
      holders[right, default: ([], Int32(clamping: value.line))].principals += statement.principals
    }
  }

  /// Whether the scanner says of an item that it may lack something.
  private func isDoubted(_ item: XMLElement) -> Bool {
    item.attribute("id").map(doubted.contains) == true
      || item.children("message").contains { ["error", "fatal"].contains($0.attribute("level")) }
  }

  private static func exists(_ element: XMLElement) -> Bool { (element.attribute("status") ?? "exists") == "exists" }
}

extension UserRight {
  /// The right of an element of `accesstoken_item`, which are constants without case but for one.
  fileprivate init?(token name: String) {
    self.init(constant: name == "setrustedcredmanaccessnameright" ? "SeTrustedCredManAccessPrivilege" : name)
  }

  /// The right of a constant of OVAL's enumeration, which are those of `winnt.h`: `SE_DEBUG_NAME`.
  fileprivate init?(oval text: String) {
    let irregular = [
      "PROF_SINGLE_PROCESS": "ProfileSingleProcess", "INC_BASE_PRIORITY": "IncreaseBasePriority",
      "INC_WORKING_SET": "IncreaseWorkingSet",
    ]
    guard text.hasPrefix("SE_"), text.hasSuffix("_NAME"), text.utf8.count > 8 else {
      self.init(constant: text)
      return
    }
    let middle = String(text.dropFirst(3).dropLast(5))
    let word = irregular[middle] ?? middle.filter { $0 != "_" }
    guard let right = UserRight(constant: "Se\(word)Privilege") ?? UserRight(constant: "Se\(word)Right") else {
      return nil
    }
    self = right
  }
}
