package import RightsModel

/// What a foreign file says about user rights, and what of it could not be carried.
package struct ImportedContent: Sendable {
  /// Who publishes it and what it is called, where the file says so.
  package var publisher: String?
  package var title: String?
  package var version: String?
  /// In the order of the file.
  package var statements: [ImportedStatement] = []
  /// Whether the file is all that a GPO defines, so that what it does not state is not defined.
  package var isWholePolicy = false
  /// How many settings the file has that are no user rights: counted, not listed.
  package var otherSettings = 0
  /// What was not carried or not carried whole, and warnings; each with its line.
  package var diagnostics: [Diagnostic] = []
  /// How many statements about user rights are not in the result, or not whole.
  package var losses = 0

  package init() {}

  /// Reports a statement that is not carried, or only in part.
  package mutating func lose(
    _ code: Diagnostic.Code, _ message: String, at place: SourceLocation, help: String? = nil,
    notes: [Diagnostic.Note] = []
  ) {
    losses += 1
    diagnostics.append(Diagnostic(.error, code, message, at: place, help: help, notes: notes))
  }

  package mutating func warn(
    _ code: Diagnostic.Code, _ message: String, at place: SourceLocation, help: String? = nil
  ) {
    diagnostics.append(Diagnostic(.warning, code, message, at: place, help: help))
  }

  package mutating func note(_ code: Diagnostic.Code, _ message: String, at place: SourceLocation) {
    diagnostics.append(Diagnostic(.note, code, message, at: place))
  }
}
