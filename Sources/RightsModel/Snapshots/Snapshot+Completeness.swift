extension Snapshot {
  /// How far an item was collected; nil where nothing says so, which proves nothing.
  package func completeness(of item: SnapshotItem) -> Completeness? {
    item == .rights ? completeness : collected[item]
  }

  /// Whether what the snapshot lacks of an item is known not to be there.
  package func provesAbsence(in item: SnapshotItem) -> Bool { completeness(of: item)?.outcome == .complete }

  /// Why a right, or a part of its holders, may be unseen; nil where nothing is.
  package func limitation(of right: UserRight) -> String? {
    collectedRights[right]?.explanation ?? completeness.explanation
  }

  /// Takes away what a statement about all rights of the snapshot leaves unproven.
  package mutating func limitRights(by statement: Completeness) {
    guard statement.outcome != .complete else { return }
    completeness = completeness.limited(by: statement)
    for right in UserRight.allCases {
      rights[right].assignment = rights[right].assignment.limited(by: statement.outcome)
    }
  }

  /// The same of a second witness, such as a result of Group Policy: what it says stays as what may not be all, so that it still
  /// stands against what the first one says.
  package mutating func doubtRights(by statement: Completeness) {
    guard statement.outcome != .complete else { return }
    var doubt = statement
    doubt.outcome = .partial
    completeness = completeness.limited(by: doubt)
    for right in UserRight.allCases {
      let own = rights[right]
      rights[right].assignment = own.assignment.limited(by: .partial)
      if own.assignment.isCollected, !rights[right].assignment.isCollected {
        alternatives[right, default: []].append(own)
      }
    }
  }

  /// The same for one right.
  package mutating func limit(_ right: UserRight, by statement: Completeness) {
    guard statement.outcome != .complete else { return }
    collectedRights[right] = collectedRights[right].map { $0.limited(by: statement) } ?? statement
    rights[right].assignment = rights[right].assignment.limited(by: statement.outcome)
  }
}

extension Assignment {
  /// What is left of it where its collection ended so: less, never more.
  package func limited(by outcome: Completeness.Outcome) -> Assignment {
    switch (outcome, self) {
    case (.complete, _): self
    case (.partial, .principals(let holders, _)): .principals(holders, complete: false)
    case (.partial, _): .notCollected
    // What was refused or failed may have left something older behind.
    case (.denied, _), (.failed, _), (.notAsked, _): .notCollected
    }
  }
}
