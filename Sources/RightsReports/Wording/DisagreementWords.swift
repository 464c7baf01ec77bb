/// What reports say of sources of one machine that contradict each other.
enum DisagreementWords {
  static let title = "all that was collected of a machine says the same of each right"
  static let rationale =
    "The local policy database, a resultant set of policy and the tokens of running processes are windows on the same rights: where they differ, one of them is old or not of this machine, or something changed the rights behind the policy's back."
  static let remedy = [
    "Collect all of it again at one time, after `gpupdate /force` and a restart",
    "Where they still differ, look for what writes user rights outside of Group Policy",
  ]
}
