/// The kinds of documents that Plumbline knows, as `kind:` spells them.
package enum DocumentKind: String, Sendable, Hashable, CaseIterable {
  case baseline = "Baseline"
  case policy = "Policy"
  case waivers = "Waivers"
  case knownFindings = "KnownFindings"
  case inventory = "Inventory"
  case directory = "Directory"
  case policyTest = "PolicyTest"
  case snapshot = "Snapshot"
}
