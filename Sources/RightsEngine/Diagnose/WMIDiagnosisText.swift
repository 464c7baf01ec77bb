internal import RightsEvaluation
internal import RightsModel
internal import RightsText

/// A diagnosis for a person.
package enum WMIDiagnosisText {
  package static func text(_ diagnosis: WMIDiagnosis, toolVersion: String) -> String {
    let blocks = diagnosis.machines.flatMap { machine in
      machine.chains.map { lines($0, machine, hidden: $0.name == nil && machine.chains.count > 1) }
    }
    return (blocks + [summary(diagnosis, toolVersion)]).map { block in
      block.map { HiddenCharacters.shown($0) + "\n" }.joined()
    }.joined(separator: "\n")
  }

  private static func summary(_ diagnosis: WMIDiagnosis, _ toolVersion: String) -> [String] {
    let library = diagnosis.libraryVersion.map { ", library \($0)" } ?? ""
    let exits = diagnosis.exits.map(String.init).joined(separator: " and ")
    return [
      "plumbline \(toolVersion)\(library), as of \(diagnosis.asOf)", "scope: \(diagnosis.scope)",
      "exit \(exits): \(diagnosis.reason)",
    ]
  }

  /// - Parameter hidden: whether the chain is that of providers that were not seen beside others.
  private static func lines(_ chain: WMIChain, _ machine: WMIDiagnosis.Machine, hidden: Bool) -> [String] {
    let facts = machine.situation.facts
    let place = [facts.os?.name, facts.role?.rawValue].compactMap(\.self).joined(separator: ", ")
    var lines = ["\(head(chain)) \(machine.subject.id)\(place.isEmpty ? "" : " (\(place))"): \(conclusion(chain))"]
    if let provider = chain.provider {
      lines.append("  provider \(provider.name)\(provider.namespace.map { " in \($0)" } ?? "")")
    } else if let name = chain.name {
      lines.append("  provider \(name), of which no registration was found")
    } else if hidden {
      lines.append("  other providers, which may be hidden; what is true of each is said above")
    }
    let known = hidden ? machine.chains.first?.links ?? [] : []
    let links = chain.links.filter { !known.contains($0) }
    let width = WMILinkID.allCases.map(\.rawValue.count).max() ?? 0
    for link in links {
      lines.append("  \(padded(word(link.state), 13)) \(padded(link.id.rawValue, width))  \(link.reason)")
      for evidence in link.evidence {
        let place = evidence.location.map { " [\($0)]" } ?? ""
        lines.append("\(padded("", width + 18))\(evidence.text)\(place)")
      }
    }
    return lines + list("What to do", chain.remedy)
      + list("What is still to be found out", steps(links.filter { $0.state.verdict.isIncomplete }))
  }

  // One step a link; duties are one sentence in several.
  private static func steps(_ links: [WMILink]) -> [String] {
    var seen: Set<String> = []
    return links.compactMap { link in
      let words = link.remedy.joined(separator: " ")
      guard !words.isEmpty, seen.insert(words).inserted else { return nil }
      return "\(link.id.rawValue): \(words)"
    }
  }

  private static func list(_ heading: String, _ items: [String]) -> [String] {
    items.isEmpty ? [] : ["  \(heading)"] + items.enumerated().map { "    \($0.offset + 1). \($0.element)" }
  }

  private static func head(_ chain: WMIChain) -> String {
    switch chain.conclusion {
    case .intact: "PASS"
    case .broken, .exposed: "FAIL"
    case .incomplete: "GAP"
    }
  }

  private static func conclusion(_ chain: WMIChain) -> String {
    let open = chain.links.count { $0.state.verdict.isIncomplete }
    let rest = open == 0 ? "" : "; \(open) \(open == 1 ? "link is" : "links are") not known"
    switch chain.conclusion {
    case .intact: return "the chain is intact"
    case .broken: return "the chain breaks at \(chain.firstBroken?.id.rawValue ?? "")\(rest)"
    case .exposed:
      let links = chain.links.filter { $0.state == .exposed }.map(\.id.rawValue)
      return "nothing is known to be denied, and \(links.joined(separator: ", ")) exposes data\(rest)"
    case .incomplete: return "no link is known to be broken\(rest)"
    }
  }

  private static func word(_ state: WMILink.State) -> String {
    switch state {
    case .intact: "intact"
    case .broken: "BROKEN"
    case .exposed: "EXPOSED"
    case .notRequired: "not required"
    case .notCollected: "not collected"
    case .unknown: "unknown"
    case .error: "error"
    }
  }

  private static func padded(_ word: String, _ width: Int) -> String {
    word + String(repeating: " ", count: max(0, width - word.count))
  }
}
