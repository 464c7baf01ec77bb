extension MachineFacts {
  /// The identity of the machine in reports and history: its `id`, else its FQDN, else its name. Compared without case.
  package var subjectID: String? { id ?? fqdn ?? name }
}
