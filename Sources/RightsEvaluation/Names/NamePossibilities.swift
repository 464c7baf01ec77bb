internal import RightsIdentity
internal import RightsModel

/// What is known of the names that nobody resolved.
struct NamePossibilities: Sendable {
  /// A bare name can be a well-known principal whose name in this language the table may lack.
  let couldBeWellKnown: Bool
  /// RIDs of the machine whose names are known.
  let namedRIDs: [UInt32]

  init(_ context: EvaluationContext) {
    couldBeWellKnown = context.namesMayBeWellKnown && !WellKnownNames.isComplete(context.language)
    namedRIDs = context.namedRIDs
  }

  /// Whether a name of this kind could stand for this SID.
  func could(_ kind: NameKind, be sid: SID, _ world: World, isController: Bool) -> Bool {
    switch kind {
    case .nobody: return false
    case .ownDomain: guard sid.isDomainAccount, world.domain == nil || sid.domain == world.domain else { return false }
    case .anyone: guard sid.isAccount || couldBeWellKnown && !sid.isDerivedFromName else { return false }
    }
    let machine = world.machine ?? (isController ? world.domain : nil)
    return !(sid.domain == machine && namedRIDs.contains(sid.rid))
  }
}
