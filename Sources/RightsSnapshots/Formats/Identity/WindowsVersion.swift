internal import RightsModel

/// `10.0.20348 N/A Build 20348`: a version of Windows with its service pack, as `systeminfo` prints it in any language.
///
/// The build stands twice, so that a line that is cut is none.
struct WindowsVersion: Equatable {
  var build: Int
  /// 0 where it says that there is none; nil where it cannot be told.
  var servicePack: Int?

  init?(_ text: Substring) {
    let words = text.split(separator: " ")
    guard words.count >= 2, let first = words.first, let last = words.last else { return nil }
    let parts = first.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.allSatisfy(Self.isNumber), parts[2] == last, let build = Int(last), build > 0 else {
      return nil
    }
    self.build = build
    let middle = words.dropFirst().dropLast().filter { $0.contains { $0.isNumber } }
    servicePack = middle.isEmpty ? 0 : middle.count == 1 && Self.isNumber(middle[0]) ? Int(middle[0]) : nil
  }

  private static func isNumber(_ text: Substring) -> Bool {
    (1...6).contains(text.utf8.count) && text.utf8.allSatisfy { 0x30...0x39 ~= $0 }
  }
}
