/// The version of the tool.
enum Version {
  static let tool = "0.1.0"
}
