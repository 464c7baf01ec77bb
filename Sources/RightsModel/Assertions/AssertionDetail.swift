/// What a result of an assertion rests on. Boxed: the results of one right, nearly all of a fleet, carry none.
package final class AssertionDetail: Sendable, Hashable {
  /// In the order in which a person should look at them.
  package let parts: [AssertionPart]
  /// The group of machines that was compared, `cluster=SQL-A`; nil where the rule compares none.
  package let group: String?
  /// Of a fail, what would be open if what it names were not there, as a clause without its full stop; nil where nothing is.
  package let doubt: String?
  /// Of a fail, whether something is wrong that no principal of its parts tells, such as a number.
  package let hasNamelessFault: Bool
  /// Of a link of the WMI access chain; nil of anything else.
  package let wmi: WMIFinding?

  package init(
    _ parts: [AssertionPart], group: String? = nil, doubt: String? = nil, hasNamelessFault: Bool = false,
    wmi: WMIFinding? = nil
  ) {
    self.parts = parts
    self.wmi = wmi
    self.group = group
    self.doubt = doubt
    self.hasNamelessFault = hasNamelessFault
  }

  package static func == (lhs: AssertionDetail, rhs: AssertionDetail) -> Bool {
    lhs === rhs
      || lhs.group == rhs.group && lhs.doubt == rhs.doubt
        && lhs.hasNamelessFault == rhs.hasNamelessFault && lhs.parts == rhs.parts && lhs.wmi == rhs.wmi
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(group)
    hasher.combine(parts)
  }
}

/// One piece of evidence, and what is wrong with it.
package struct AssertionPart: Sendable, Hashable {
  package enum Item: Sendable, Hashable {
    /// A right as it was observed.
    case right(UserRight, Assignment)
    /// Anything else that was read, as a clause for people without its full stop.
    case statement(String)
  }

  package var item: Item
  /// Whom this piece lacks; sorted.
  package var missing: [Principal]
  /// Whom it should not have; sorted.
  package var unexpected: [Principal]
  /// 1-based line in the source; 0 where no line speaks of it.
  package var line: Int32
  /// Index into the subject's `sources`; -1 where no file speaks of it.
  package var source: Int16

  package init(
    _ item: Item, missing: [Principal] = [], unexpected: [Principal] = [], line: Int32 = 0, source: Int16 = -1
  ) {
    self.item = item
    self.missing = missing
    self.unexpected = unexpected
    self.line = line
    self.source = source
  }

  package init(_ right: UserRight, _ observed: ObservedRight) {
    self.init(.right(right, observed.assignment), line: observed.line, source: observed.source)
  }

  package var isDeviating: Bool { !(missing.isEmpty && unexpected.isEmpty) }
}
