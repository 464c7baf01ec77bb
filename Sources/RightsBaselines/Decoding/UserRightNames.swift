/// The languages in which a right may be looked for when its constant was misspelt.
enum UserRightNames {
  static let languages = ["en", "ja", "ko", "de", "es"]
}
