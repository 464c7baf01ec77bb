/// A link of the chain from a client of WMI to the data that a provider gives it, in the order in which a call meets them.
///
/// The spelling is the one of documents and reports.
package enum WMILinkID: String, Sendable, Hashable, CaseIterable {
  /// Whether WMI itself answers.
  case baseTest = "base-test"
  /// How far the client lets the provider act as it.
  case clientLevel = "client-level"
  case dcom = "dcom-permissions"
  case namespaceSecurity = "namespace-security"
  /// Whether the provider is registered to impersonate.
  case registration = "provider-registration"
  /// As whom it is initialised.
  case initialization = "provider-initialization"
  /// As whom it runs.
  case hosting = "hosting-account"
  /// Whether that account holds SeImpersonatePrivilege.
  case right = "host-right"
  /// Whether its token has the privilege.
  case token = "host-token"
  /// What came back.
  case answer
  /// What only the provider's author can know.
  case duties = "provider-duties"

  /// Whether it may be otherwise for another provider of the same machine.
  package var isOfProvider: Bool {
    switch self {
    case .baseTest, .clientLevel, .dcom, .namespaceSecurity, .answer: false
    case .registration, .initialization, .hosting, .right, .token, .duties: true
    }
  }
}
