/// Work done in parallel and handed on in order, a window at a time.
///
/// Memory is bounded: no more than twice `width` chunks are begun and not yet consumed.
enum OrderedPipeline {
  /// Items a task takes at once: enough that a task's cost does not show, few enough that stragglers balance.
  static let chunkSize = 128

  /// - Parameters:
  ///   - count: how many items there are.
  ///   - width: how many chunks are worked on at a time; 1 works on the caller's task alone.
  ///   - work: makes the outputs of a range of items, in order.
  ///   - consume: is given every chunk's outputs, in order, one call at a time; throwing ends the run.
  static func run<Output: Sendable>(
    count: Int, width: Int, work: @escaping @Sendable (Range<Int>) -> [Output],
    consume: ([Output]) throws -> Void
  ) async throws {
    let chunks = (count + chunkSize - 1) / chunkSize
    func range(_ chunk: Int) -> Range<Int> { chunk * chunkSize..<min(count, (chunk + 1) * chunkSize) }
    if width <= 1 {
      for chunk in 0..<chunks { try consume(work(range(chunk))) }
      return
    }
    try await withThrowingTaskGroup(of: (Int, [Output]).self) { group in
      var started = 0
      var consumed = 0
      var running = 0
      var waiting: [Int: [Output]] = [:]
      while consumed < chunks {
        while started < chunks, running < width, started - consumed < 2 * width {
          let chunk = started
          let items = range(chunk)
          group.addTask { (chunk, work(items)) }
          started += 1
          running += 1
        }
        guard let (chunk, outputs) = try await group.next() else { break }
        running -= 1
        waiting[chunk] = outputs
        while let ready = waiting.removeValue(forKey: consumed) {
          try consume(ready)
          consumed += 1
        }
      }
    }
  }
}
