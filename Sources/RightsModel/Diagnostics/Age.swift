/// A length of time as people write it: `36h`, `7d`, `90m`.
package enum Age {
  /// In seconds; nil for anything else than a whole number above zero with `s`, `m`, `h`, `d` or `w`.
  package static func seconds(_ text: String) -> Int64? {
    guard let unit = text.last, let number = Int64(text.dropLast()), number > 0 else { return nil }
    let factor: Int64
    switch unit {
    case "s": factor = 1
    case "m": factor = 60
    case "h": factor = 3600
    case "d": factor = 86400
    case "w": factor = 604_800
    default: return nil
    }
    let (seconds, overflow) = number.multipliedReportingOverflow(by: factor)
    return overflow ? nil : seconds
  }
}
