import RightsModel

/// What is often got wrong about a principal.
enum PrincipalNotes {
  static func note(on sid: SID) -> String? { notes[sid.description] }

  private static let notes: [String: String] = [
    "S-1-1-0": "Everyone who has logged on, guests included; anonymous callers only where a policy says so.",
    "S-1-5-6":
      "In the token of every process that the service control manager starts, and of COM servers under a configured account. Not ALL SERVICES (S-1-5-80-0).",
    "S-1-5-7": "Callers who gave no name and no password.",
    "S-1-5-11":
      "Everyone who has logged on with an account of the machine, of its domain or of a trusted one; not guests.",
    "S-1-5-18": "No export lists it: SYSTEM holds nearly every privilege without an assignment.",
    "S-1-5-19": "A service account with few rights on the machine, and anonymous on the network.",
    "S-1-5-20": "A service account with few rights on the machine, and the machine's own account on the network.",
    "S-1-5-80-0": "Every service with a SID of its own. Not SERVICE (S-1-5-6).",
    "S-1-5-90-0": "The group of the window managers; S-1-5-90 without the zero is its authority and nobody.",
    "S-1-5-113": "Every local account of the machine, administrators or not.",
    "S-1-5-114":
      "Local accounts that are in Administrators. One principal: split at its `and` it becomes Administrators, all of whom are then denied.",
    "S-1-5-32-544": "The domain's administrators are in it on every machine of a domain.",
    "S-1-5-32-545": "Authenticated Users and Interactive are in it, on a machine of a domain the domain's users too.",
    "S-1-5-83-0": "Every virtual machine of Hyper-V.",
  ]
}
