internal import RightsModel

/// What rpcclient said of accounts, and how much of all accounts that is.
struct RPCAnswers {
  /// What one lsaenumsid listed.
  struct Listing {
    var expected: Int
    /// Whether it begins at the first account.
    var isFirst: Bool
    var accounts: [SID] = []
    /// Whether the server said behind it that it did not answer all.
    var isRefused = false
    var isWhole: Bool { accounts.count == expected && !isRefused }
  }

  /// Which rights an answer shows.
  enum Kind: Equatable {
    /// Privileges and logon rights (lsaenumacctrights).
    case rights
    /// Privileges only (lsaenumprivsaccount).
    case privileges
  }

  struct Answer {
    var sid: SID
    var kind = Kind.rights
    var expected: Int
    var names: [String] = []
    var line: Int
    /// Whether the server said behind it that it did not answer all.
    var isRefused = false
    var isWhole: Bool { names.count == expected && !isRefused }

    init(sid: SID, expected: Int, line: Int) {
      self.sid = sid
      self.expected = expected
      self.line = line
    }
  }

  var listings: [Listing] = []
  var list: [Answer] = []
  /// What was refused, in words.
  var refusals: [String] = []

  /// Takes back what one command showed: its end was no success, so more may be unseen.
  ///
  /// - Parameter start: how much there was before the command.
  mutating func refuse(from start: (listings: Int, answers: Int)) {
    for index in listings.indices.dropFirst(start.listings) { listings[index].isRefused = true }
    for index in list.indices.dropFirst(start.answers) { list[index].isRefused = true }
  }

  var accounts: [SID]? {
    guard listings.contains(where: \.isFirst), listings.allSatisfy(\.isWhole) else { return nil }
    return listings.flatMap(\.accounts)
  }

  /// Why some account may hold a right of this kind unseen; nil where none can.
  func gap(_ kind: Kind) -> String? {
    let refused = refusals.first.map { "; \($0)" } ?? ""
    guard let accounts else {
      return (listings.isEmpty ? "the accounts were not enumerated (lsaenumsid)" : "the list of accounts is cut")
        + refused
    }
    let given = list.filter { $0.kind == .rights || $0.kind == kind }
    // Whoever asks again is answered by what comes whole.
    let answered = Set(given.filter(\.isWhole).map(\.sid))
    if let cut = given.first(where: { !answered.contains($0.sid) }) { return "the answer about \(cut.sid) is cut" }
    let missing = accounts.filter { !answered.contains($0) }
    guard let first = missing.first else { return nil }
    return "\(missing.count) of \(accounts.count) accounts have no answer, the first is \(first)\(refused)"
  }

  /// Rights in which two whole answers of one kind about one account differ, with the line of the second.
  var contradictions: [UserRight: Int] {
    var found: [UserRight: Int] = [:]
    for kind in [Kind.rights, .privileges] {
      var first: [SID: Set<String>] = [:]
      for answer in list where answer.kind == kind && answer.isWhole {
        let names = Set(answer.names.map { $0.lowercased() })
        guard let known = first.updateValue(names, forKey: answer.sid) else { continue }
        for right in known.symmetricDifference(names).compactMap({ UserRight(constant: $0) }) where found[right] == nil
        {
          found[right] = answer.line
        }
      }
    }
    return found
  }
}
