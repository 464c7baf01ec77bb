import RightsModel

/// A generator of the same numbers everywhere.
struct Random: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  mutating func next(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }
  mutating func chance(_ oneIn: Int) -> Bool { next(oneIn) == 0 }
}

/// A principal as a baseline writes it, as an export writes it, and as results name it.
struct GeneratedPrincipal: Hashable {
  var reference: String
  var entry: String
  var shown: String
}

/// What a generated baseline expects of one right, and what a machine holds so that it passes.
enum GeneratedExpectation {
  case exactly([Int])
  case within([Int])
  case includes([Int])
  case includesWithin([Int], [Int])
  case excludes([Int])
  case noOne
  /// The first without a feature, the second with it.
  case feature([Int], [Int])
}

/// Machines with known deviations against a generated baseline. What is due is fixed by construction, not by an evaluator.
struct FleetGenerator {
  struct Deviation: Hashable {
    var missing: [String]
    var unexpected: [String]
  }

  struct Machine {
    var name: String
    var file: [UInt8]
    var row: String
    /// By right; a right that is not in it passes.
    var deviations: [UserRight: Deviation]
  }

  static let domain = "S-1-5-21-2846013597-1390724615-3571906248"
  static let header = "name,build,productType,role,domain,domainSid,forestSid,machineSid,language,features,accounts"

  private(set) var random: Random
  let expectations: [(right: UserRight, expectation: GeneratedExpectation)]
  private let machineSID = "S-1-5-21-3690906347-1318293807-478436729"
  private let principals: [GeneratedPrincipal]

  /// - Parameter rights: how many rights the baseline has rules for.
  init(seed: UInt64, rights: Int = 44) {
    random = Random(seed: seed)
    let wellKnown = [
      "S-1-1-0", "S-1-5-4", "S-1-5-6", "S-1-5-11", "S-1-5-19", "S-1-5-20", "S-1-5-32-544", "S-1-5-32-545",
      "S-1-5-32-546", "S-1-5-32-551",
      "S-1-5-32-555", "S-1-5-32-559", "S-1-5-32-568", "S-1-5-113", "S-1-5-114", "S-1-5-80-0", "S-1-5-83-0",
      "S-1-5-90-0",
    ]
    principals =
      wellKnown.map { GeneratedPrincipal(reference: $0, entry: "*\($0)", shown: $0) } + [
        GeneratedPrincipal(reference: "'$domain-512'", entry: "*\(Self.domain)-512", shown: "\(Self.domain)-512"),
        GeneratedPrincipal(reference: "'$domain-513'", entry: "*\(Self.domain)-513", shown: "\(Self.domain)-513"),
        GeneratedPrincipal(reference: "'$machine-500'", entry: "Chef", shown: "\(machineSID)-500"),
        GeneratedPrincipal(reference: "'$machine-501'", entry: "*\(machineSID)-501", shown: "\(machineSID)-501"),
        GeneratedPrincipal(reference: "'CORP\\svc-a'", entry: "*\(Self.domain)-1104", shown: "\(Self.domain)-1104"),
        GeneratedPrincipal(reference: "'$machine\\local svc'", entry: "local svc", shown: "\(machineSID)-1001"),
        GeneratedPrincipal(
          reference: "'NT SERVICE\\Spooler'", entry: "*S-1-5-80-3951239711-1671533544-1416304335-3763227691-3930497994",
          shown: "S-1-5-80-3951239711-1671533544-1416304335-3763227691-3930497994"),
      ]
    let count = principals.count
    var random = random
    func some(_ low: Int, _ high: Int) -> [Int] {
      Array((0..<count).shuffled(using: &random).prefix(low + random.next(high - low + 1)))
    }
    expectations = UserRight.allCases.filter { $0 != .changeNotifyPrivilege }.prefix(rights).map { right in
      let expectation: GeneratedExpectation =
        switch random.next(9) {
        case 0, 1, 2: .exactly(some(1, 5))
        case 3: .within(some(2, 6))
        case 4: .includes(some(1, 3))
        case 5:
          {
            let all = some(3, 6); return .includesWithin(Array(all.prefix(2)), all)
          }()
        case 6: .excludes(some(1, 4))
        case 7: .feature(some(1, 3), some(1, 3))
        default: .noOne
        }
      return (right, expectation)
    }
    self.random = random
  }

  var baseline: String {
    func list(_ indices: [Int]) -> String { "[\(indices.map { principals[$0].reference }.joined(separator: ", "))]" }
    let rules = expectations.map { right, expectation -> String in
      let expect =
        switch expectation {
        case .exactly(let all): "{expect: {exactly: \(list(all))}}"
        case .within(let all): "{expect: {within: \(list(all))}}"
        case .includes(let all): "{expect: {includes: \(list(all))}}"
        case .includesWithin(let some, let all): "{expect: {includes: \(list(some)), within: \(list(all))}}"
        case .excludes(let all): "{expect: {excludes: \(list(all))}}"
        case .noOne: "{expect: no one}"
        case .feature(let without, let with):
          "{expect: {exactly: \(list(without))}, when: [{feature: iis, expect: {exactly: \(list(with))}}]}"
        }
      return "  \(right.constant): \(expect)\n"
    }
    return """
      apiVersion: plumbline/v1
      kind: Baseline
      id: test/generated
      title: Generated
      version: "1"
      source: {publisher: Tests, document: FleetGenerator.swift}
      layer: effective
      unlisted: ignore
      rights:

      """ + rules.joined()
  }

  // MARK: - Machines

  mutating func machine(_ name: String) -> Machine {
    let hasFeature = random.chance(2)
    var deviations: [UserRight: Deviation] = [:]
    var lines: [String] = ["SeChangeNotifyPrivilege = *S-1-1-0"]
    let drift = random.next(4)
    for (right, expectation) in expectations {
      var holders = compliant(expectation, hasFeature)
      var names: [String] = []
      if random.next(8) < drift, let deviation = deviate(expectation, hasFeature, &holders, &names) {
        deviations[right] = deviation
      }
      // A right without a line is held by nobody.
      if holders.isEmpty, names.isEmpty, random.chance(2) { continue }
      let entries = (holders.map { principals[$0].entry } + names).shuffled(using: &random)
      let constant = random.chance(10) ? right.constant.uppercased() : right.constant
      lines.append(
        "\(constant)\(random.chance(5) ? "=" : " = ")\(entries.joined(separator: random.chance(5) ? ", " : ","))")
    }
    lines.shuffle(using: &random)
    let text =
      [
        "[Unicode]", "Unicode=yes", "[System Access]", "MinimumPasswordAge = 1", "NewAdministratorName = \"Chef\"",
        "NewGuestName = \"Gast\"",
        "[Privilege Rights]",
      ] + lines + ["[Version]", "signature=\"$CHICAGO$\"", "Revision=1", ""]
    let file = encode(text.joined(separator: random.chance(5) ? "\n" : "\r\n"))
    let accounts = "CORP\\svc-a=\(Self.domain)-1104;local svc=\(machineSID)-1001"
    let row =
      "\(name),10.0.26100.1,server,member-server,CORP,\(Self.domain),\(Self.domain),\(machineSID),en,\(hasFeature ? "iis" : "none"),\(accounts)"
    return Machine(name: name, file: file, row: row, deviations: deviations)
  }

  private mutating func encode(_ text: String) -> [UInt8] {
    switch random.next(4) {
    case 0: Array(text.utf8)
    case 1: [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    default: [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    }
  }

  private mutating func compliant(_ expectation: GeneratedExpectation, _ hasFeature: Bool) -> [Int] {
    switch expectation {
    case .exactly(let all): return all
    case .within(let all): return subset(all)
    case .includes(let all): return all + subset(others(all))
    case .includesWithin(let some, let all): return some + subset(all.filter { !some.contains($0) })
    case .excludes(let all): return subset(others(all))
    case .noOne: return []
    case .feature(let without, let with): return hasFeature ? with : without
    }
  }

  /// Changes holders so that the rule must fail; nil where this expectation cannot be broken in the way that was drawn.
  private mutating func deviate(
    _ expectation: GeneratedExpectation, _ hasFeature: Bool, _ holders: inout [Int], _ names: inout [String]
  ) -> Deviation? {
    func shown(_ indices: [Int]) -> [String] { indices.map { principals[$0].shown }.sorted() }
    switch expectation {
    case .exactly(let all): return exact(all, &holders, &names)
    case .feature(let without, let with): return exact(hasFeature ? with : without, &holders, &names)
    case .within(let all):
      let extra = Array(others(all).shuffled(using: &random).prefix(1 + random.next(2)))
      holders += extra
      return Deviation(missing: [], unexpected: shown(extra))
    case .includes(let all):
      let lost = Array(all.shuffled(using: &random).prefix(1 + random.next(2)))
      holders.removeAll { lost.contains($0) }
      return Deviation(missing: shown(lost), unexpected: [])
    case .includesWithin(let some, let all):
      if random.chance(2) {
        holders.removeAll { $0 == some[0] }
        return Deviation(missing: shown([some[0]]), unexpected: [])
      }
      guard let extra = others(all).randomElement(using: &random) else { return nil }
      holders.append(extra)
      return Deviation(missing: [], unexpected: shown([extra]))
    case .excludes(let all):
      let extra = Array(all.shuffled(using: &random).prefix(1 + random.next(2)))
      holders += extra
      return Deviation(missing: [], unexpected: shown(extra))
    case .noOne: return exact([], &holders, &names)
    }
  }

  private mutating func exact(_ all: [Int], _ holders: inout [Int], _ names: inout [String]) -> Deviation {
    func shown(_ indices: [Int]) -> [String] { indices.map { principals[$0].shown } }
    let foreign = "S-1-5-21-9-9-9-\(1000 + random.next(9000))"
    var missing: [String] = []
    var unexpected: [String] = []
    if !all.isEmpty, random.chance(2) {
      let lost = all[random.next(all.count)]
      holders.removeAll { $0 == lost }
      missing = shown([lost])
    } else if random.chance(3) {
      // Only where nothing is missing: a name that nobody could resolve might be what is.
      names.append("no such = user")
      unexpected.append("no such = user")
    }
    if missing.isEmpty && unexpected.isEmpty || random.chance(2) {
      if random.chance(4) {
        names.append("*\(foreign)")
        unexpected.append(foreign)
      } else if let extra = others(all).randomElement(using: &random) {
        holders.append(extra)
        unexpected += shown([extra])
      }
    }
    return Deviation(missing: missing.sorted(), unexpected: unexpected.sorted())
  }

  private func others(_ indices: [Int]) -> [Int] { principals.indices.filter { !indices.contains($0) } }

  private mutating func subset(_ indices: [Int]) -> [Int] {
    var random = random
    defer { self.random = random }
    return indices.filter { _ in random.chance(3) }
  }
}
