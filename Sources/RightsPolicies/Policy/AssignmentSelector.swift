package import RightsModel

/// Whom an assignment is for.
package enum AssignmentSelector: Sendable, Hashable {
  case machines(MachineSelector)
  case gpos(GPOSelector)

  /// The machines that it chooses; nil where it chooses GPOs.
  package var machines: MachineSelector? {
    if case .machines(let selector) = self { selector } else { nil }
  }

  /// Of which layer its subjects are.
  package var layer: Layer {
    switch self {
    case .machines: .effective
    case .gpos: .groupPolicy
    }
  }
}
