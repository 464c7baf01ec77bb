/// A family of per-server principals whose SIDs differ from machine to machine. Allowed in `within` and `excludes` only.
package enum PrincipalClass: String, Sendable, Hashable, CaseIterable {
  /// `NT SERVICE\*`: service SIDs, S-1-5-80-a-b-c-d-e.
  case services = "NT SERVICE\\*"
  /// `IIS APPPOOL\*`: application pool SIDs, S-1-5-82-a-b-c-d-e.
  case applicationPools = "IIS APPPOOL\\*"
  /// `NT VIRTUAL MACHINE\*`: virtual machine SIDs, S-1-5-83-1-a-b-c-d.
  case virtualMachines = "NT VIRTUAL MACHINE\\*"

  private var base: UInt32 {
    switch self {
    case .services: 80
    case .applicationPools: 82
    case .virtualMachines: 83
    }
  }

  /// True for the individual members and for the group that stands for all of them (`S-1-5-80-0`).
  ///
  /// What an `excludes` forbids: whoever gives the right to the group gives it to every member.
  package func covers(_ sid: SID) -> Bool { sid.authority == 5 && sid.count > 1 && sid[0] == base }

  /// True for the individual members only.
  ///
  /// What a `within` allows: the group is far more than one server's services and has to be named to be allowed.
  package func contains(_ sid: SID) -> Bool { covers(sid) && !(sid.count == 2 && sid[1] == 0) }
}
