/// What is known of how a client reaches WMI on a machine, and of what it is answered.
///
/// Nil always means "not known".
package struct WMIAccess: Sendable, Hashable {
  /// How a check that a person or a tool made ended.
  package enum Check: String, Sendable, Hashable, CaseIterable {
    case passed, failed
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
  package var client: SID?
  /// Whether the hosting account made the client's token itself, by logging on with explicit credentials.
  package var usesExplicitCredentials: Bool?
  /// The account of a provider that runs in a process of its own.
  package var hostAccount: SID?
  /// Whether WMI itself answers (the base test: `wbemtest`, `winmgmt /verifyrepository`).
  package var baseTest: Check?
  /// Whether DCOM lets the client launch and activate WMI from where it is.
  package var dcom: Check?
  /// Whether the security descriptor of the namespace lets the client in (Enable Account, Remote Enable).
  package var namespaceSecurity: Check?
  package var answer: Answer?
  package var attestation: Attestation?
  /// When the holders of SeImpersonatePrivilege last changed.
  package var rightChangedAt: Timestamp?
  /// Where it was read.
  package var location: SourceLocation?

  package init() {}

  /// Fills in what is not known here from another source about the same machine.
  package mutating func complete(from other: WMIAccess) {
    clientLevel = clientLevel ?? other.clientLevel
    client = client ?? other.client
    usesExplicitCredentials = usesExplicitCredentials ?? other.usesExplicitCredentials
    hostAccount = hostAccount ?? other.hostAccount
    baseTest = baseTest ?? other.baseTest
    dcom = dcom ?? other.dcom
    namespaceSecurity = namespaceSecurity ?? other.namespaceSecurity
    answer = answer ?? other.answer
    attestation = attestation ?? other.attestation
    rightChangedAt = rightChangedAt ?? other.rightChangedAt
    location = location ?? other.location
  }
}
