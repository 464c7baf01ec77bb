import RightsSnapshots

extension Explainer {
  /// How to produce files of a format, and what they are evidence of.
  func page(ofFormat id: String) -> String {
    guard let format = SnapshotFormats.named(id) else { return "" }
    let facts = format.page
    var page = PageText(title: "\(id): \(format.summary)")
    page.paragraph(facts.what)
    if let warning = facts.warning {
      page.heading("Warning")
      page.paragraph(warning)
    }
    page.heading("How to produce it")
    for (number, recipe) in facts.recipes.enumerated() {
      if number > 0 { page.heading("Or") }
      for command in recipe.commands { page.command(command) }
      page.bullet("Needs: \(recipe.needs)")
      if let note = recipe.note { page.bullet(note) }
    }
    for (title, sentences) in [
      ("What it proves", facts.proves), ("What it leaves open", facts.leavesOpen), ("Traps", facts.traps),
      ("Published in", facts.sources),
    ] where !sentences.isEmpty {
      page.heading(title)
      for sentence in sentences { page.bullet(sentence) }
    }
    page.heading("Reading it")
    page.command("plumbline read FILE --as \(id)")
    page.bullet("Prints what was understood, without judging it. Without `--as` the content decides what a file is.")
    return page.text
  }

  /// The formats that have a page.
  func pageOfFormats() -> String {
    var page = PageText(title: "Formats of collected data")
    page.columns(SnapshotFormats.all.map { [$0.id, $0.summary] })
    page.heading("More")
    page.paragraph("`plumbline explain FORMAT` says how to produce one on Windows and what it proves.")
    return page.text
  }
}
