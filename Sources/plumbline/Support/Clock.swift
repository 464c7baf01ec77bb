import ArgumentParser
import Glibc
import RightsModel

/// The only place that reads the clock.
enum Clock {
  static var now: Timestamp { Timestamp(seconds: Int64(time(nil))) }

  /// `36h`, `7d`, `90m`, `3600s` in seconds.
  static func seconds(_ text: String) -> Int64? {
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
