internal import RightsModel

/// Judges by needs: an operator can hold only where each can be met by somebody of its own.
enum Needs {
  /// More needs than this are not matched: they count as met, which leaves `unknown`.
  private static let limit = 256

  /// - Parameter isOpen: whether something beside the needs is unknown, which alone keeps the operator from a certain pass.
  static func judge(strangers: [Need], absentees: [Need], _ scene: Scene, isOpen: Bool) -> Judgement {
    if strangers.isEmpty, absentees.isEmpty { return isOpen ? .unknown : .pass }
    let offers = scene.offers
    // Whoever nobody could be is named alone; where only their number is wrong, all of them are.
    var hopeless: [Need] = []
    var met: [Need] = []
    for part in [strangers, absentees] {
      var candidates: [Need] = []
      for need in part {
        guard offers.keys.contains(where: { scene.fits(need, $0) }) else {
          hopeless.append(need)
          continue
        }
        if !need.isShared { candidates.append(need) }
      }
      if canMeet(candidates, offers, scene) { met += candidates } else { hopeless += candidates }
    }
    if hopeless.isEmpty, !strangers.isEmpty, !absentees.isEmpty, !canMeet(met, offers, scene) { hopeless = met }
    guard !hopeless.isEmpty else { return .unknown }
    return Judgement(
      outcome: .fail, missing: hopeless.flatMap(\.missing), unexpected: hopeless.flatMap(\.unexpected))
  }

  /// Whether each need can have an offer of its own (augmenting paths).
  private static func canMeet(_ needs: [Need], _ offers: [Offer: Int], _ scene: Scene) -> Bool {
    guard !needs.isEmpty else { return true }
    guard needs.count <= offers.values.reduce(0, +) else { return false }
    guard needs.count <= limit else { return true }
    let places = offers.flatMap { Array(repeating: $0.key, count: min($0.value, needs.count)) }
    var takenBy = [Int?](repeating: nil, count: places.count)
    func assign(_ need: Int, _ tried: inout [Bool]) -> Bool {
      for place in places.indices where !tried[place] && scene.fits(needs[need], places[place]) {
        tried[place] = true
        if let other = takenBy[place], !assign(other, &tried) { continue }
        takenBy[place] = need
        return true
      }
      return false
    }
    for need in needs.indices {
      var tried = [Bool](repeating: false, count: places.count)
      if !assign(need, &tried) { return false }
    }
    return true
  }
}
