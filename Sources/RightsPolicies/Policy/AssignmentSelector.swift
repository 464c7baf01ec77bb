package import RightsModel

/// Whom an assignment is for.
package enum AssignmentSelector: Sendable, Hashable {
  case machines(MachineSelector)
  case gpos(GPOSelector)

  /// Of which layer its subjects are.
  package var layer: Layer {
    switch self {
    case .machines: .effective
    case .gpos: .groupPolicy
    }
  }
}
