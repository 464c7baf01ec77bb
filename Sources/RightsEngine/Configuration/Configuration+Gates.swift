internal import RightsPolicies

extension Configuration {
  /// When the run has failed: what the command line says wins over the policies.
  func gates(for request: ScanRequest) -> Gates {
    var gates = gates
    gates.failOn = request.failOn ?? gates.failOn
    gates.maximumAge = request.maximumAge ?? gates.maximumAge
    return gates
  }
}
