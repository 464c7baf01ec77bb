import RightsModel
import RightsText

/// What is accepted of a result, in the shape that the stable record gives it.
extension [UInt8] {
  /// `,"waived":true,"waiver":{…},"known":true,"remaining":{…}`: of several waivers the one that ends first, and all of
  /// them under `waivers`.
  mutating func write(_ acceptance: Acceptance, _ run: RunContext) {
    switch acceptance.outcome {
    case .waived: write(",\"waived\":true")
    case .known: write(",\"known\":true")
    case .open: break
    }
    write(waiversOf: acceptance, run)
    guard acceptance.outcome == .open, !(acceptance.waivers.isEmpty && acceptance.debt == nil) else { return }
    write(",\"remaining\":{\"missing\":[")
    let remaining = acceptance.remaining.deviation
    write(remaining.missing)
    write("],\"unexpected\":[")
    write(remaining.unexpected)
    append(UInt8(ascii: "]"))
    write(list: ",\"providers\":[", acceptance.remaining.providers)
    if let doubt = acceptance.doubt {
      write(",\"reason\":")
      write(json: doubt)
    }
    append(UInt8(ascii: "}"))
  }

  /// `,"waiver":{…}`, and `,"waivers":[…]` where there are several: those that count, then those that do not.
  mutating func write(waiversOf acceptance: Acceptance, _ run: RunContext) {
    let uses =
      AcceptanceWords.endingFirst(acceptance.waivers, run) + AcceptanceWords.endingFirst(acceptance.lapsed, run)
    guard let first = uses.first else { return }
    write(",\"waiver\":")
    write(use: first, run)
    guard uses.count > 1 else { return }
    write(",\"waivers\":[")
    for use in uses {
      writeElementSeparator()
      write(use: use, run)
    }
    append(UInt8(ascii: "]"))
  }

  private mutating func write(use: Acceptance.Use, _ run: RunContext) {
    let waiver = run.waivers[use.waiver]
    write("{\"id\":")
    write(json: waiver.id)
    write(",\"state\":")
    write(json: use.standing.rawValue)
    write(",\"effect\":")
    write(json: waiver.effect.rawValue)
    write(list: ",\"missing\":[", use.missing, evenIfEmpty: false)
    write(list: ",\"unexpected\":[", use.unexpected, evenIfEmpty: false)
    write(list: ",\"providers\":[", use.providers)
    write(",\"reason\":")
    write(json: waiver.reason)
    write(",\"owner\":")
    write(json: waiver.owner)
    write(",\"ticket\":")
    write(json: waiver.ticket)
    write(accountOf: waiver)
    append(UInt8(ascii: "}"))
  }

  /// `,"approvedBy":…,"approvedOn":…,"until":…`: what is known of how long it counts and who said so.
  mutating func write(accountOf waiver: Waiver) {
    if let approver = waiver.approvedBy {
      write(",\"approvedBy\":")
      write(json: approver)
    }
    if let day = waiver.approvedOn {
      write(",\"approvedOn\":")
      write(json: day.description)
    }
    if let control = waiver.compensatingControl {
      write(",\"compensatingControl\":")
      write(json: control)
    }
    if let last = waiver.expires {
      write(",\"until\":")
      write(json: last.description)
    } else {
      write(",\"permanent\":true")
    }
  }
}
