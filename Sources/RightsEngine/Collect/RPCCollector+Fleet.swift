internal import Synchronization

extension RPCCollector {
  /// Asks several machines, `jobs` at a time, and hands on what became of each in the order in which they were named.
  ///
  /// One at a time until a machine has accepted the credentials: wrong ones are tried once. Where a machine refuses them, those
  /// that were not yet begun are not asked.
  package func collect(_ hosts: [RPCHost], jobs: Int, each: (Outcome) -> Void) async throws {
    let refusal = Refusal()
    var alone = 0
    var isAccepted = false
    while alone < hosts.count, !isAccepted {
      let outcome = try await collect(hosts[alone], unless: refusal)
      isAccepted = outcome.acceptedCredentials
      each(outcome)
      alone += 1
    }
    try await withThrowingTaskGroup(of: (Int, Outcome).self) { group in
      var next = alone
      var told = alone
      var waiting: [Int: Outcome] = [:]
      while told < hosts.count {
        while next < hosts.count, next - told - waiting.count < jobs {
          let (index, host) = (next, hosts[next])
          group.addTask { (index, try await collect(host, unless: refusal)) }
          next += 1
        }
        guard let (index, outcome) = try await group.next() else { return }
        waiting[index] = outcome
        while let ready = waiting.removeValue(forKey: told) {
          each(ready)
          told += 1
        }
      }
    }
  }

  private func collect(_ host: RPCHost, unless refusal: Refusal) async throws -> Outcome {
    if let other = refusal.host.withLock({ $0 }) { return try skip(host, refusedBy: other) }
    let outcome = try await collect(host)
    if outcome.refusedCredentials { refusal.host.withLock { $0 = $0 ?? host } }
    return outcome
  }

  /// The machine that refused the credentials, if one did.
  private final class Refusal: Sendable {
    let host = Mutex<RPCHost?>(nil)
  }
}
