internal import RightsEvaluation
internal import RightsModel
internal import RightsText

/// A diagnosis for a script: one JSON document.
package enum WMIDiagnosisJSON {
  package static func text(_ diagnosis: WMIDiagnosis, toolVersion: String) -> String {
    let chains = diagnosis.machines.flatMap { machine in machine.chains.map { chain($0, machine) } }
    var members: [(String, JSONValue)] = [("tool", .string("plumbline")), ("version", .string(toolVersion))]
    if let library = diagnosis.libraryVersion { members.append(("library", .string(library))) }
    members += [
      ("asOf", .string(diagnosis.asOf.description)), ("diagnosis", .string("wmi")), ("scope", scope(diagnosis)),
      ("chains", .array(chains)),
      ("exit", .number(diagnosis.exits.max() ?? 0)), ("exits", .array(diagnosis.exits.map { .number($0) })),
      ("reason", .string(diagnosis.reason)),
    ]
    return JSONValue.object(members).text
  }

  private static func scope(_ diagnosis: WMIDiagnosis) -> JSONValue {
    let chains = diagnosis.machines.flatMap(\.chains)
    var members: [(String, JSONValue)] = [("machines", .number(diagnosis.machines.count))]
    if let provider = diagnosis.provider { members.append(("provider", .string(provider))) }
    members.append(("chains", .number(chains.count)))
    for conclusion in WMIChain.Conclusion.allCases {
      members.append((conclusion.rawValue, .number(chains.count { $0.conclusion == conclusion })))
    }
    return .object(members)
  }

  private static func chain(_ chain: WMIChain, _ machine: WMIDiagnosis.Machine) -> JSONValue {
    let facts = machine.situation.facts
    var members: [(String, JSONValue)] = [("subject", .string(machine.subject.id))]
    if let os = facts.os { members.append(("os", .string(os.id))) }
    if let role = facts.role { members.append(("role", .string(role.rawValue))) }
    if let name = chain.name { members.append(("provider", .string(name))) }
    if let namespace = chain.provider?.namespace { members.append(("namespace", .string(namespace))) }
    members.append(("conclusion", .string(chain.conclusion.rawValue)))
    members.append(("complete", .bool(chain.isComplete)))
    if let first = chain.firstBroken { members.append(("firstBroken", .string(first.id.rawValue))) }
    members.append(("links", .array(chain.links.map(link))))
    members.append(("remedy", .strings(chain.remedy)))
    return .object(members)
  }

  private static func link(_ link: WMILink) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("link", .string(link.id.rawValue)), ("state", .string(link.state.rawValue)),
      ("verdict", .string(link.state.verdict.rawValue)), ("reason", .string(link.reason)),
    ]
    if !link.missing.isEmpty { members.append(("missing", .strings(link.missing.map(\.description)))) }
    if !link.evidence.isEmpty { members.append(("evidence", .array(link.evidence.map(evidence)))) }
    if !link.remedy.isEmpty { members.append(("remedy", .strings(link.remedy))) }
    return .object(members)
  }

  private static func evidence(_ evidence: WMILink.Evidence) -> JSONValue {
    var members: [(String, JSONValue)] = [("text", .string(evidence.text))]
    if let location = evidence.location {
      members.append(("uri", .string(location.uri)))
      if let line = location.line { members.append(("line", .number(line))) }
    }
    return .object(members)
  }
}
