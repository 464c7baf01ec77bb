internal import RightsModel

/// Tries every way in which the names and accounts of a scene could be the SIDs of the scene, or each other.
struct SetWorlds {
  /// More ways than this are not tried.
  private static let limit = 20_000

  let scene: SetScene

  /// Calls `body` with the persons of each world until it gives false.
  ///
  /// - Returns: false where there are too many worlds to try.
  func visit(_ body: ([Person]) -> Bool) -> Bool {
    withoutActuallyEscaping(body) { body in
      var search = Search(scene: scene, body: body, budget: Self.limit)
      search.placeName(0)
      return search.budget >= 0
    }
  }

  private struct Search {
    let scene: SetScene
    let body: ([Person]) -> Bool
    var budget: Int
    var isDone = false
    var byName: [SID: Int] = [:]
    var byAccount: [SID: Int] = [:]
    // Names that are nobody whom a SID of the scene stands for, with the account that they are, if any.
    var fresh: [Int: Int?] = [:]
    var alone: [Int] = []

    init(scene: SetScene, body: @escaping ([Person]) -> Bool, budget: Int) {
      self.scene = scene
      self.body = body
      self.budget = budget
    }

    mutating func placeName(_ name: Int) {
      guard name < scene.names.count else { return placeAccount(0) }
      let twin = scene.twin(ofName: name)
      let pair = Person(name: name, account: twin)
      for sid in scene.sids.sorted() where byName[sid] == nil && scene.could(pair, be: sid) {
        if isDone { return }
        // The account goes where its name goes.
        if twin != nil, byAccount[sid] != nil { continue }
        byName[sid] = name
        if let twin { byAccount[sid] = twin }
        placeName(name + 1)
        byName[sid] = nil
        if twin != nil { byAccount[sid] = nil }
      }
      if isDone { return }
      fresh[name] = .some(twin)
      placeName(name + 1)
      fresh[name] = nil
    }

    mutating func placeAccount(_ account: Int) {
      budget -= 1
      if budget < 0 { isDone = true }
      if isDone { return }
      guard account < scene.accounts.count else { return judge() }
      guard scene.twin(ofAccount: account) == nil else { return placeAccount(account + 1) }
      for sid in scene.sids.sorted() where byAccount[sid] == nil {
        if isDone { return }
        let pair = Person(name: byName[sid], account: account)
        guard scene.could(Person(account: account), be: sid) else { continue }
        if let name = pair.name, scene.twin(ofName: name) != nil { continue }
        byAccount[sid] = account
        placeAccount(account + 1)
        byAccount[sid] = nil
      }
      for name in fresh.keys.sorted() where fresh[name] == .some(nil) && scene.canBeOne(name, account) {
        if isDone { return }
        fresh[name] = .some(account)
        placeAccount(account + 1)
        fresh[name] = .some(nil)
      }
      if isDone { return }
      alone.append(account)
      placeAccount(account + 1)
      alone.removeLast()
    }

    private mutating func judge() {
      var persons = [Person()] + scene.families.sorted { $0.rawValue < $1.rawValue }.map { Person(family: $0) }
      for sid in scene.sids { persons.append(Person(sid: sid, name: byName[sid], account: byAccount[sid])) }
      for (name, account) in fresh { persons.append(Person(name: name, account: account)) }
      for account in alone { persons.append(Person(account: account)) }
      if !body(persons) { isDone = true }
    }
  }
}
