import Glibc
import RightsModel

/// The only place that reads the clock.
enum Clock {
  static var now: Timestamp { Timestamp(seconds: Int64(time(nil))) }
}
