import Glibc

/// One line on a terminal's standard error that says how far a long scan is.
final class Progress {
  private let isShown: Bool
  private let start = time(nil)
  private var last: time_t = 0
  private var isDirty = false

  init(isShown: Bool) { self.isShown = isShown }

  /// Says so at most once a second, and not in the first.
  func update(_ done: Int, _ total: Int) {
    guard isShown else { return }
    let now = time(nil)
    guard now > start, now > last else { return }
    last = now
    isDirty = true
    Standard.error.write("\r\u{1B}[K\(done) of \(total) subjects")
  }

  func clear() {
    if isDirty { Standard.error.write("\r\u{1B}[K") }
    isDirty = false
  }
}
