internal import RightsModel

extension SID {
  /// True for an account of a domain, of a machine or of Entra ID: what an account's name can stand for.
  var isAccount: Bool { isDomainAccount || authority == 12 }

  /// True for one service, pool or virtual machine; the groups of all of them have names in the system's language.
  var isDerivedFromName: Bool { authority == 5 && count > 2 && [80, 82, 83, 90, 96, 99].contains(self[0]) }
}
