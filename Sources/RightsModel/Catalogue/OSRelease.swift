/// A release of Windows, as a baseline's `appliesTo` names it.
package struct OSRelease: Sendable, Hashable {
  /// Which products a release ships as.
  package enum Products: Sendable, Hashable {
    case client, server, both
  }

  /// What the catalogue says of a release.
  struct Entry: Sendable {
    let id: String
    let name: String
    let family: String
    let products: Products
    let build: Int
    let servicePack: Int
    let rights: UserRightSet
  }

  // One byte: a fleet has one for every machine.
  private let index: UInt8

  private var entry: Entry { Self.catalogue[Int(index)] }

  /// Every release, oldest first within clients, then servers.
  package static let all = catalogue.indices.map { OSRelease(index: UInt8($0)) }
  private static let byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })

  /// What documents call it, such as `windows-server-2022`; stable for ever.
  package var id: String { entry.id }
  /// What people call it.
  package var name: String { entry.name }
  /// The id that means every release of the family, such as `windows-11`; the release's own id where it stands alone.
  package var family: String { entry.family }
  package var products: Products { entry.products }
  /// The third part of the version; a release may share it with one of the other product type.
  package var build: Int { entry.build }
  /// The service pack that makes this release, where builds are shared; 0 is none.
  package var servicePack: Int { entry.servicePack }
  /// The rights that exist in it.
  package var rights: UserRightSet { entry.rights }

  /// The release with this id, or nil.
  package static func named(_ id: String) -> OSRelease? { byID[id] }

  /// The ids that stand for several releases.
  package static var families: [String] {
    var seen: [String] = []
    for release in all where release.family != release.id && !seen.contains(release.family) {
      seen.append(release.family)
    }
    return seen
  }

  /// True where `selector` is this release's id or its family's.
  ///
  /// `windows-server-2008` is the release and not its family: an id that names a release means that release alone, unless
  /// other releases have it as their family, in which case it means all of them.
  package func matches(selector: String) -> Bool { selector == id || selector == family }

  /// The release with this build and product type, or nil where they leave none or more than one.
  ///
  /// - Parameters:
  ///   - build: the third part of the version (20348).
  ///   - isServer: the product type, or nil where it is not known; needed where client and server share a build.
  ///   - servicePack: needed on NT 5 and 6, where releases share a build; nil where not known.
  package static func recognize(build: Int, isServer: Bool?, servicePack: Int?) -> OSRelease? {
    let candidates = all.filter { release in
      guard release.build == build else { return false }
      guard let isServer else { return true }
      switch release.products {
      case .client: return !isServer
      case .server: return isServer
      case .both: return true
      }
    }
    if candidates.count < 2 { return candidates.first }
    guard let servicePack else { return nil }
    let exact = candidates.filter { $0.covers(servicePack: servicePack) }
    return exact.count == 1 ? exact[0] : nil
  }

  /// Whether a machine with this service pack has this release: Windows XP counts as one until its second.
  package func covers(servicePack number: Int) -> Bool {
    number == servicePack || id == "windows-xp" && number == 1
  }

  /// The release that a machine of this one has with a service pack: `windows-xp` with the second is `windows-xp-sp2`. The
  /// release itself where no pack makes another one of it; nil where it has no such pack.
  package func with(servicePack number: Int) -> OSRelease? {
    if covers(servicePack: number) { return self }
    if let release = OSRelease.named("\(id)-sp\(number)") { return release }
    let hasPacks = id.contains("-sp") || OSRelease.all.contains { $0.id.hasPrefix("\(id)-sp") }
    return hasPacks ? nil : self
  }
}
