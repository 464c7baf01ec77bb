import RightsModel
import RightsYAML

/// Finds statements that say nothing, or that no machine can satisfy, when they are read.
struct StatementCheck {
  private let value: ValueReader

  init(_ value: ValueReader) { self.value = value }

  func check(_ statement: SetStatement) {
    checkParts(statement)
    checkBounds(statement)
  }

  private func checkParts(_ statement: SetStatement) {
    if statement.expressions.allSatisfy({ $0.rights.isEmpty }) {
      error("constant-statement", "the statement names no right, so it is the same on every machine", "name a right")
      return
    }
    switch statement {
    case .subset(let first, of: let second):
      if first == second { tautology("every set is part of itself") }
      demandFinite(first)
    case .equal(let first, let second):
      if first == second { tautology("every set equals itself") }
      demandFinite(first)
      demandFinite(second)
    case .disjoint(let first, let second):
      if first == second {
        warn("same-set-twice", "a set shares nothing with itself only if it is empty", "write `empty:`")
      }
      if !first.isFinite, !second.isFinite {
        error("class-not-allowed", "both sides of `disjoint` hold a whole class", "name members in one of them")
      }
    case .empty(let set), .count(let set, _, _): demandFinite(set)
    case .all(let parts), .any(let parts): parts.forEach(checkParts)
    }
  }

  /// A class such as `NT SERVICE\*` allows or forbids; nothing can be demanded of everyone in it.
  private func demandFinite(_ set: SetExpression) {
    guard !set.isFinite else { return }
    error(
      "class-not-allowed", "nothing can be demanded of a whole class such as NT SERVICE\\*",
      "name its members, or move it to the side that allows")
  }

  /// Of one right: whoever must hold it may hold it.
  private func checkBounds(_ statement: SetStatement) {
    guard case .all(let parts) = statement else { return }
    var demanded: [UserRight: Set<SID>] = [:]
    var allowed: [UserRight: [Set<SID>]] = [:]
    for part in parts {
      switch part {
      case .subset(.principals(let list), of: .holders(let right)):
        demanded[right, default: []].formUnion(Self.sids(list))
      case .subset(.holders(let right), of: .principals(let list)):
        if let only = Self.closed(list) { allowed[right, default: []].append(only) }
      case .equal(.holders(let right), .principals(let list)), .equal(.principals(let list), .holders(let right)):
        demanded[right, default: []].formUnion(Self.sids(list))
        if let only = Self.closed(list) { allowed[right, default: []].append(only) }
      case .empty(.holders(let right)): allowed[right, default: []].append([])
      case .subset, .equal, .disjoint, .empty, .count, .all, .any: break
      }
    }
    for (right, sids) in demanded.sorted(by: { $0.key < $1.key }) {
      guard
        let stranger = sids.sorted().first(where: { sid in allowed[right, default: []].contains { !$0.contains(sid) } })
      else { continue }
      error("contradiction", "\(right) must be held by \(stranger) and may not be", "correct one of the two")
    }
  }

  private static func sids(_ list: [PrincipalReference]) -> [SID] {
    list.compactMap { if case .sid(let sid) = $0 { sid } else { nil } }
  }

  private static func closed(_ list: [PrincipalReference]) -> Set<SID>? {
    let sids = sids(list)
    return sids.count == list.count ? Set(sids) : nil
  }

  private func tautology(_ message: String) { warn("tautology", message, "compare it with something else") }

  private func warn(_ code: Diagnostic.Code, _ message: String, _ help: String) {
    value.diagnostics.warning(code, "`\(value.path)`: \(message)", at: value.location, help: help)
  }

  private func error(_ code: Diagnostic.Code, _ message: String, _ help: String) {
    value.diagnostics.error(code, "`\(value.path)`: \(message)", at: value.location, help: help)
  }
}
