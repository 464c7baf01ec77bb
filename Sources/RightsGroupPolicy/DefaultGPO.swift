package import RightsModel

/// A GPO that Windows makes in every domain, under the same GUID everywhere.
package struct DefaultGPO: Sendable, Hashable {
  package let guid: GUID
  /// The name that Windows gives it.
  package let name: String

  private init?(_ guid: String, _ name: String) {
    guard let guid = GUID(guid) else { return nil }
    self.guid = guid
    self.name = name
  }

  /// Both, the domain's first.
  package static let all: [DefaultGPO] = [
    DefaultGPO("31B2F340-016D-11D2-945F-00C04FB984F9", "Default Domain Policy"),
    DefaultGPO("6AC1786C-016F-11D2-945F-00C04FB984F9", "Default Domain Controllers Policy"),
  ].compactMap(\.self)

  /// The default GPO with this GUID, or nil.
  package static func named(_ guid: GUID) -> DefaultGPO? { all.first { $0.guid == guid } }
}
