/// One right of one snapshot, with where it was read.
package struct ObservedRight: Sendable, Hashable {
  package var assignment: Assignment
  /// 1-based line in the source; 0 where no line speaks of the right.
  package var line: Int32
  /// Index into the snapshot's `sources`.
  package var source: Int16
  /// Why the right could not be read although a line speaks of it: it is judged `error`. Nil otherwise.
  package var fault: String?

  package init(_ assignment: Assignment, line: Int32 = 0, source: Int16 = 0, fault: String? = nil) {
    self.assignment = assignment
    self.line = line
    self.source = source
    self.fault = fault
  }
}
