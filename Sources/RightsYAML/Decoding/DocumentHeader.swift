import RightsModel

/// What every Plumbline document says about itself.
package enum DocumentHeader {
  /// The only version there is.
  package static let apiVersion = "plumbline/v1"

  /// The kind of a document where it says so, for choosing a decoder; reports nothing.
  package static func kind(of node: YAMLNode) -> String? { node.value(of: "kind")?.scalar }

  /// Reads `apiVersion` and `kind`; reports where they are missing or others.
  package static func read(_ mapping: MappingReader, kind: String) {
    if let version = mapping.required("apiVersion"), let text = version.string(), text != apiVersion {
      let _: Never? = version.fail(
        "unknown-api-version", "`apiVersion` \(Quoted.text(text)) is not known", help: "write `\(apiVersion)`")
    }
    if let value = mapping.required("kind"), let text = value.string(), text != kind {
      let _: Never? = value.fail("wrong-kind", "this is a \(Quoted.text(text)), not a `\(kind)`")
    }
  }
}
