internal import RightsModel

/// Gathers the registrations of one file: each instance is read or rejected, and what is none is counted.
struct WMIProviderRegistry {
  private var providers: [WMIProvider] = []
  private var diagnostics: [Diagnostic] = []
  private var read = 0
  private var rejected = 0
  /// Instances of other classes, such as what a provider is registered to serve.
  var others = 0

  mutating func add(_ properties: WMIProviderProperties) {
    guard let provider = properties.provider(&diagnostics) else {
      rejected += 1
      return
    }
    read += 1
    // WMI keeps one registration under a name: the last one wins.
    if let index = providers.firstIndex(where: { $0.isSame(as: provider) }) {
      var first = providers[index]
      first.location = provider.location
      if first != provider {
        diagnostics.append(
          Diagnostic(
            .warning, "duplicate-provider", "\(provider.name) is registered twice and differently: the last one counts",
            at: provider.location, notes: [Diagnostic.Note("the first is here", at: providers[index].location)]))
      }
      providers[index] = provider
    } else {
      providers.append(provider)
    }
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
