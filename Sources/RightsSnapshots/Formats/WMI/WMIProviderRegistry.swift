internal import RightsModel

/// Gathers the registrations of one file: each instance is read or rejected, and what is none is counted.
struct WMIProviderRegistry {
  /// Whether one registration under a name replaces another, as when a text is compiled; else both were there.
  private let replaces: Bool
  private var providers: [WMIProvider] = []
  private var indices: [[String?]: Int] = [:]
  private var statements: Set<WMIProvider> = []
  private var diagnostics: [Diagnostic] = []
  private var read = 0
  private var rejected = 0
  /// Instances of other classes, such as what a provider is registered to serve.
  var others = 0

  init(replaces: Bool) { self.replaces = replaces }

  mutating func add(_ properties: WMIProviderProperties) {
    guard let provider = properties.provider(&diagnostics) else {
      rejected += 1
      return
    }
    read += 1
    // Two that differ may be of two namespaces that a list does not tell apart.
    guard replaces else {
      if statements.insert(provider.statement).inserted { providers.append(provider) }
      return
    }
    // WMI keeps one registration under a name: the last one wins.
    guard let index = indices[provider.key] else {
      indices[provider.key] = providers.count
      return providers.append(provider)
    }
    if providers[index].statement != provider.statement {
      diagnostics.append(
        Diagnostic(
          .warning, "duplicate-provider", "\(provider.name) is registered twice and differently: the last one counts",
          at: provider.location, notes: [Diagnostic.Note("the first is here", at: providers[index].location)]))
    }
    providers[index] = provider
  }

  mutating func conclude(into snapshot: inout Snapshot, uri: String) {
    snapshot.providers = providers
    snapshot.lines.read += read + others
    snapshot.lines.rejected += rejected
    snapshot.diagnostics += diagnostics
    if snapshot.diagnostics.contains(where: { $0.severity == .error }) {
      snapshot.limitProviders(by: .partial(reason: "some registrations could not be read"))
    }
    if others > 0 {
      snapshot.diagnostics.append(
        Diagnostic(
          .note, "other-instances",
          "\(others) \(others == 1 ? "instance is" : "instances are") not of __Win32Provider: nothing is judged by that",
          at: SourceLocation(uri: uri)))
    }
    if providers.isEmpty, rejected == 0, snapshot.diagnostics.allSatisfy({ $0.severity != .error }) {
      snapshot.diagnostics.append(
        Diagnostic(
          .warning, "no-providers", "the file registers no WMI provider", at: SourceLocation(uri: uri),
          help: "ask for the instances of __Win32Provider in every namespace"))
    }
  }
}
