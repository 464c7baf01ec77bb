internal import RightsModel

/// The properties of one registration as they were written, and what they come to.
struct WMIProviderProperties {
  enum Value: Hashable {
    case null
    case text(String)
    /// A list or an object, where none belongs.
    case other
  }

  /// By name in lower case.
  var values: [String: Value] = [:]
  var namespace: String?
  /// See `WMIProvider.isWhole`.
  var isWhole: Bool?
  var location: SourceLocation
  /// True for a last row that may have lost its end.
  var isCut = false

  /// The names that a source which asked for all has.
  private static let needed = ["impersonationlevel", "peruserinitialization", "initializeasadminfirst", "hostingmodel"]

  /// - Returns: nil, with the reason, where it cannot be said which provider it is.
  func provider(_ faults: inout [Diagnostic]) -> WMIProvider? {
    if isCut {
      return fault("a row has not as many fields as the header, or its end is missing", &faults)
    }
    guard let name = text("name") else { return fault("a registration has no Name", &faults) }
    var provider = WMIProvider(name: name, namespace: namespace.flatMap(WMIProvider.namespace), location: location)
    provider.isWhole = isWhole
    let before = faults.count
    provider.clsid = text("clsid")
    provider.hostingModel = text("hostingmodel")
    provider.impersonationLevel = number("impersonationlevel", &faults)
    provider.perUserInitialization = flag("peruserinitialization", &faults)
    provider.initializeAsAdminFirst = flag("initializeasadminfirst", &faults)
    if case .other? = values["hostingmodel"] {
      _ = fault("the HostingModel of \(name) is not a text", &faults) as Void?
    }
    if faults.count > before { provider.isWhole = false }
    // What was not selected is not NULL.
    if isWhole != true, Self.needed.contains(where: { values[$0] == nil }) { provider.isWhole = false }
    return provider
  }

  /// Nil where it is missing, NULL or empty.
  func text(_ name: String) -> String? {
    guard case .text(let text)? = values[name], !text.isEmpty else { return nil }
    return text
  }

  private func number(_ name: String, _ faults: inout [Diagnostic]) -> Int? {
    switch values[name] {
    case nil, .null?, .text("")?: return nil
    case .other?: return fault("\(name) is not a number", &faults)
    case .text(let text)?:
      let lower = text.lowercased()
      let value = lower.hasPrefix("0x") ? Int(lower.dropFirst(2), radix: 16) : Int(lower)
      return value ?? fault("\(name) is not a number: `\(text.prefix(40))`", &faults)
    }
  }

  private func flag(_ name: String, _ faults: inout [Diagnostic]) -> Bool? {
    switch values[name] {
    case nil, .null?, .text("")?: return nil
    case .other?: return fault("\(name) is neither TRUE nor FALSE", &faults)
    case .text(let text)?:
      switch text.lowercased() {
      case "true", "1", "-1": return true
      case "false", "0": return false
      default: return fault("\(name) is neither TRUE nor FALSE: `\(text.prefix(40))`", &faults)
      }
    }
  }

  private func fault<Value>(_ message: String, _ faults: inout [Diagnostic]) -> Value? {
    faults.append(
      Diagnostic(
        .error, "malformed-provider", message, at: location,
        help: "what cannot be read of a registration is not known; export it again"))
    return nil
  }
}
