import RightsEvaluation
import RightsModel
import Testing

/// The law: a rule passes or fails only if it does so for every value that what is unknown could have.
@Suite struct LawTests {
  /// A way to know less.
  enum Loss: String, CaseIterable, CustomTestStringConvertible {
    case domainSID, forestSID, machineSID, domainName, allIdentity, domainJoined, features, role, os, language,
      accounts,
      namesOfAccounts, namedRIDs, completeness, holders, assignment, everything

    var testDescription: String { rawValue }

    func applied(to sample: Case, _ random: inout Generator) -> Case {
      var less = sample
      switch self {
      case .domainSID: less.facts.domainSID = nil
      case .forestSID: less.facts.forestSID = nil
      case .machineSID: less.facts.machineSID = nil
      case .domainName: less.facts.domain = nil
      case .allIdentity:
        less.facts.domainSID = nil
        less.facts.forestSID = nil
        less.facts.machineSID = nil
        less.facts.domain = nil
      case .domainJoined: less.facts.domainJoined = nil
      case .features: less.facts.features = nil
      case .role: less.facts.role = nil
      case .os: less.facts.os = nil
      case .language: less.facts.language = nil
      case .accounts: less.accounts = less.accounts.filter { _ in random.chance(50) }
      case .namesOfAccounts: less = Self.withoutAccounts(less)
      case .namedRIDs: less.namedRIDs = []
      case .completeness: less.observed.assignment = Self.incomplete(less.observed.assignment, among: 100, &random)
      case .holders: less.observed.assignment = Self.incomplete(less.observed.assignment, among: 50, &random)
      case .assignment: less.observed.assignment = .notCollected
      case .everything:
        for loss in [Self.allIdentity, .features, .role, .os, .language, .accounts, .namedRIDs, .holders] {
          less = loss.applied(to: less, &random)
        }
      }
      return less
    }

    // Incomplete with a subset of the holders; a set may be incomplete, never empty.
    private static func incomplete(
      _ assignment: Assignment, among percent: Int, _ random: inout Generator
    ) -> Assignment {
      switch assignment {
      case .principals(let principals, _):
        let seen = principals.filter { _ in random.chance(percent) }
        return seen.isEmpty ? .notCollected : .principals(seen, complete: false)
      case .noOne, .notDefined, .notCollected: return .notCollected
      }
    }

    // A source that prints names, read without the account list: the SIDs that only it gave are the names they were read as.
    private static func withoutAccounts(_ sample: Case) -> Case {
      var less = sample
      less.accounts = [:]
      guard case .principals(let principals, let complete) = sample.observed.assignment else { return less }
      var named: Set<Principal> = []
      for principal in principals {
        var reading = principal
        if case .sid(let sid) = principal, let name = sample.accounts.filter({ $0.value == sid }).keys.min() {
          reading = .name(name)
        }
        named.insert(reading)
      }
      less.observed.assignment = .principals(named.sorted(), complete: complete)
      return less
    }
  }

  @Test(arguments: Loss.allCases)
  func `knowing less never makes a pass, and never turns a verdict round`(_ loss: Loss) {
    var generator = CaseGenerator(seed: 4711)
    var changed = 0
    var broken: [(size: Int, text: String)] = []
    for index in 0..<3000 {
      let sample = generator.next()
      let less = loss.applied(to: sample, &generator.random)
      guard less != sample else { continue }
      changed += 1
      let before = sample.verdict
      let after = less.verdict
      if !Self.isLawful(before, after, less) {
        let text = "case \(index): \(sample): \(before); with less: \(less): \(after)"
        broken.append((text.utf8.count, text))
      }
    }
    broken.sort { $0.size < $1.size }
    #expect(broken.isEmpty, "\(broken.count) break the law, the shortest: \(broken.prefix(2).map(\.text))")
    #expect(changed > 150, "\(changed) cases were touched")
  }

  /// Whether a verdict may become another when less is known. Read backwards: only what was unknown resolves.
  private static func isLawful(_ before: Verdict, _ after: Verdict, _ less: Case) -> Bool {
    // "A right that the machine's OS release does not have is notApplicable, unless the snapshot defines it": it no longer does.
    if after == .notApplicable, !less.observed.assignment.isCollected,
      less.facts.os?.rights.contains(less.right) == false
    {
      return true
    }
    return switch before {
    case .pass: [.pass, .unknown, .notCollected].contains(after)
    case .fail: [.fail, .unknown, .notCollected].contains(after)
    case .unknown: [.unknown, .notCollected].contains(after)
    case .notCollected: after == .notCollected
    case .error: after == .error
    // Without its release a right that does not exist is judged as it was read.
    case .notApplicable: after != .error && after != .stale
    case .stale: false
    }
  }

  @Test func `an incomplete set passes only includes and defined`() {
    var generator = CaseGenerator(seed: 815)
    var passes = 0
    for _ in 0..<3000 {
      var sample = generator.next()
      guard case .principals(let principals, _) = sample.observed.assignment else { continue }
      sample.observed.assignment = .principals(principals, complete: false)
      switch sample.expectation {
      case .exactly, .within, .excludes, .noOne, .notDefined:
        sample.branches = []
        #expect(sample.verdict != .pass, "\(sample)")
      case .includes, .defined:
        sample.branches = []
        if sample.verdict == .pass { passes += 1 }
      case .all, .any: break
      }
    }
    #expect(passes > 50)
  }

  @Test func `order, duplicates and case of a list never matter`() {
    var generator = CaseGenerator(seed: 42)
    for _ in 0..<3000 {
      let sample = generator.next()
      var other = sample
      other.expectation = Self.shuffled(sample.expectation, &generator.random)
      let (before, after) = (sample.result, other.result)
      #expect(before.verdict == after.verdict, "\(sample)")
      if case .all = sample.expectation { continue }
      if case .any = sample.expectation { continue }
      #expect(before.deviation.unexpected == after.deviation.unexpected, "\(sample)")
      #expect(
        before.deviation.missing.map { $0.description.lowercased() }
          == after.deviation.missing.map { $0.description.lowercased() }, "\(sample)")
    }
  }

  private static func shuffled(
    _ expectation: RightsModel.Expectation, _ random: inout Generator
  ) -> RightsModel.Expectation {
    func list(_ references: [PrincipalReference]) -> [PrincipalReference] {
      (references + references.prefix(1)).map { reference in
        if case .account(let domain, let name) = reference {
          return .account(domain: domain.uppercased(), name: name.uppercased())
        }
        return reference
      }.shuffled(using: &random)
    }
    switch expectation {
    case .exactly(let references): return .exactly(list(references))
    case .within(let references): return .within(list(references))
    case .includes(let references): return .includes(list(references))
    case .excludes(let references): return .excludes(list(references))
    case .noOne, .notDefined, .defined: return expectation
    case .all(let parts): return .all(parts.map { shuffled($0, &random) })
    case .any(let parts): return .any(parts.map { shuffled($0, &random) })
    }
  }

  @Test func `a fail names every holder that could not hold the right alone, and nobody who does not hold it`() {
    var generator = CaseGenerator(seed: 99)
    var named = 0
    for _ in 0..<6000 {
      var sample = generator.next()
      sample.branches = []
      guard case .principals(let holders, _) = sample.observed.assignment else { continue }
      switch sample.expectation {
      case .within, .excludes, .noOne, .notDefined: break
      case .exactly, .includes, .defined, .all, .any: continue
      }
      let result = sample.result
      guard result.verdict == .fail else { continue }
      var shown: Set<Principal> = []
      for holder in holders {
        let principal = sample.shown(holder)
        shown.insert(principal)
        var alone = sample
        alone.observed.assignment = .principals([holder], complete: true)
        guard ReferenceEvaluator.verdict(of: alone) == .fail else { continue }
        named += 1
        #expect(result.deviation.unexpected.contains(principal), "\(principal) of \(sample)")
      }
      #expect(result.deviation.unexpected.allSatisfy(shown.contains), "\(sample)")
      #expect(result.deviation.missing.isEmpty)
      #expect(!result.deviation.unexpected.isEmpty, "\(sample)")
    }
    #expect(named > 1000)
  }

  @Test func `every result says what the documents promise`() {
    var generator = CaseGenerator(seed: 7)
    for _ in 0..<3000 {
      let sample = generator.next()
      let result = sample.result
      let lists = [
        result.deviation.missing, result.deviation.unexpected, result.deviation.orphans, result.deviation.unresolved,
      ]
      for list in lists { #expect(list == Set(list).sorted(), "sorted and single: \(sample)") }
      switch result.verdict {
      case .pass:
        #expect(result.deviation == .none && result.reason.isEmpty, "\(sample)")
      case .fail:
        #expect(result.reason.isEmpty, "\(sample)")
        // On `notDefined` there is nobody to name.
        if sample.observed.assignment != .notDefined, sample.observed.assignment != .noOne {
          #expect(
            !result.deviation.missing.isEmpty || !result.deviation.unexpected.isEmpty,
            "a fail names something: \(sample)")
        }
      case .unknown:
        #expect(result.deviation.missing.isEmpty && result.deviation.unexpected.isEmpty, "\(sample)")
        #expect(!result.reason.isEmpty && result.reason != "what is unknown leaves both outcomes open", "\(sample)")
      case .notCollected, .error, .notApplicable:
        #expect(result.deviation == .none && !result.reason.isEmpty, "\(sample)")
      case .stale: Issue.record("the evaluator knows no time")
      }
      #expect(sample.result == result, "twice the same")
    }
  }
}
