extension LintPage {
  /// What loading reports, in groups; a baseline with an error is not loaded, so no rule sees it.
  static let loading: [LintPage] = principals + expectations + overlays + documents + syntax
}
