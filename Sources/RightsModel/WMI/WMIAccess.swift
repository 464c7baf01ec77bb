/// What is known of how a client reaches WMI on a machine, and of what it is answered.
///
/// Nil always means "not known".
package struct WMIAccess: Sendable, Hashable {
  /// How a check that a person or a tool made ended.
  package enum Check: String, Sendable, Hashable, CaseIterable {
    case passed, failed

    static func worse(_ one: Check, _ two: Check) -> Check { one == .failed ? one : two }
  }

  /// How the enumeration or call that is being looked into ended.
  package struct Answer: Sendable, Hashable {
    /// As it was written: a constant such as `WBEM_S_ACCESS_DENIED`, or its number.
    package var status: String?
    /// How many instances came.
    package var instances: Int?
    /// Properties that came as NULL although the client needs them.
    package var nullProperties: [String]
    package init(status: String? = nil, instances: Int? = nil, nullProperties: [String] = []) {
      self.status = status
      self.instances = instances
      self.nullProperties = nullProperties
    }

    /// Of two calls: a status that is no success stays, and so does each property that was NULL.
    func joined(with other: Answer) -> Answer {
      var result = self
      if status == nil || isSuccess { result.status = other.status ?? status }
      if other.instances != instances { result.instances = nil }
      result.nullProperties += other.nullProperties.filter { !nullProperties.contains($0) }
      return result
    }

    /// Whether the call ended well: S_OK, or S_FALSE at the end of an enumeration. Nothing is known where no status came.
    package var isSuccess: Bool {
      guard let word = status?.uppercased() else { return false }
      if ["WBEM_S_NO_ERROR", "WBEM_NO_ERROR", "S_OK", "0", "WBEM_S_FALSE", "S_FALSE", "1"].contains(word) {
        return true
      }
      return word.hasPrefix("0X") && (UInt32(word.dropFirst(2), radix: 16).map { $0 < 2 } ?? false)
    }
  }

  /// The word of somebody who can know that a provider's code does what a provider has to do.
  package struct Attestation: Sendable, Hashable {
    package var by: String
    package var on: Timestamp
    /// The providers that it is about, by name; empty where it is about all.
    package var providers: [String]
    package init(by: String, on: Timestamp, providers: [String] = []) {
      self.by = by
      self.on = on
      self.providers = providers
    }
  }

  /// The level that the client allows the server (RPC_C_IMP_LEVEL).
  package var clientLevel: ImpersonationLevel?
  /// Whom the client calls as.
  package var client: Principal?
  /// Whether the hosting account made the client's token itself, by logging on with explicit credentials.
  package var usesExplicitCredentials: Bool?
  /// The account of a provider that runs in a process of its own.
  package var hostAccount: Principal?
  /// The image of the process that hosts it, such as `WmiPrvSE.exe`.
  package var hostProcess: String?
  /// Whether WMI itself answers (the base test: `wbemtest`, `winmgmt /verifyrepository`).
  package var baseTest: Check?
  /// Whether DCOM lets the client launch and activate WMI from where it is.
  package var dcom: Check?
  /// Whether the security descriptor of the namespace lets the client in (Enable Account, Remote Enable).
  package var namespaceSecurity: Check?
  package var answer: Answer?
  /// In the order of their sources: each stands by itself.
  package var attestations: [Attestation]
  /// When the holders of SeImpersonatePrivilege last changed.
  package var rightChangedAt: Timestamp?
  /// Where it was read.
  package var location: SourceLocation?
  /// Where what is said of a link was read, if elsewhere; nil within where no file says it.
  private var places: [WMILinkID: SourceLocation?] = [:]

  package init() { attestations = [] }

  /// Takes what another source about the same machine says. Where both speak of one thing the worse counts, and of two accounts
  /// none: a good word never hides a bad one.
  package mutating func complete(from other: WMIAccess) {
    let own = self
    defer { placeAll(own, other) }
    clientLevel = Self.either(clientLevel, other.clientLevel, min)
    client = Self.either(client, other.client) { $0 == $1 ? $0 : nil }
    usesExplicitCredentials = Self.either(usesExplicitCredentials, other.usesExplicitCredentials) { $0 && $1 }
    hostAccount = Self.either(hostAccount, other.hostAccount) { $0 == $1 ? $0 : nil }
    hostProcess = Self.either(hostProcess, other.hostProcess) { $0.lowercased() == $1.lowercased() ? $0 : nil }
    baseTest = Self.either(baseTest, other.baseTest, Check.worse)
    dcom = Self.either(dcom, other.dcom, Check.worse)
    namespaceSecurity = Self.either(namespaceSecurity, other.namespaceSecurity, Check.worse)
    answer = Self.either(answer, other.answer) { $0.joined(with: $1) }
    attestations += other.attestations.filter { !attestations.contains($0) }
    rightChangedAt = Self.either(rightChangedAt, other.rightChangedAt, max)
    location = location ?? other.location
  }

  /// Where what is said of a link was read; nil where nothing is, or no file says it.
  package func location(of link: WMILinkID) -> SourceLocation? { places[link] ?? location }

  /// Says that no file says what is said of a link.
  package mutating func takeWithoutFile(_ link: WMILinkID) { places.updateValue(nil, forKey: link) }

  private mutating func placeAll(_ one: WMIAccess, _ two: WMIAccess) {
    for link in WMILinkID.allCases {
      let source = said(of: link).map { $0 == one.said(of: link) ? one : two } ?? one
      if source.location(of: link) != location { places.updateValue(source.location(of: link), forKey: link) }
    }
  }

  /// What is said of a link; nil where nothing is.
  private func said(of link: WMILinkID) -> AnyHashable? {
    switch link {
    case .baseTest: baseTest
    case .clientLevel: clientLevel
    case .dcom: dcom
    case .namespaceSecurity: namespaceSecurity
    case .hosting: hostAccount == nil && hostProcess == nil ? nil : [hostAccount.map { "\($0)" }, hostProcess]
    case .answer: answer
    case .duties: attestations.isEmpty ? nil : true
    case .registration, .initialization, .right, .token: nil
    }
  }

  private static func either<Value>(_ one: Value?, _ two: Value?, _ settle: (Value, Value) -> Value?) -> Value? {
    guard let one, let two else { return one ?? two }
    return settle(one, two)
  }
}
