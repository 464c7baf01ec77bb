import RightsEngine
import RightsModel
import RightsText
import Testing

/// The script for Windows cannot run here, so what can be told from its text is: that it is small, whole and harmless.
@Suite struct WindowsCollectorTests {
  private let script = WindowsCollector.script
  private var tokens: [PowerShellToken] { PowerShellTokenizer.tokens(of: Array(script.utf8), uri: "collect.ps1") }

  @Test func `it has less than 60 lines of plain ASCII`() {
    #expect(script.split(separator: "\n", omittingEmptySubsequences: false).count <= 60)
    #expect(script.utf8.allSatisfy { $0 == 0x0A || (0x20...0x7E).contains($0) })
    #expect(script.hasSuffix("\n"))
    // Server 2012 R2 came with PowerShell 4, which would fail half-way through.
    #expect(script.hasPrefix("#Requires -Version 3.0\n"))
  }

  @Test func `every string ends and every bracket is closed by its own`() {
    var open: [UInt8] = []
    let pairs: [UInt8: UInt8] = [0x29: 0x28, 0x5D: 0x5B, 0x7D: 0x7B]
    for token in tokens {
      switch token.kind {
      case .unterminated: Issue.record("unterminated at \(token.location)")
      case .mark(let byte) where pairs.values.contains(byte): open.append(byte)
      case .mark(let byte):
        if let opener = pairs[byte] { #expect(open.popLast() == opener, "at \(token.location)") }
      case .word, .string, .variable, .newline: break
      }
    }
    #expect(open.isEmpty)
  }

  @Test func `it calls nothing but what reads, and what writes its own folder`() {
    let reading: Set<String> = [
      "Join-Path", "Where-Object", "Test-Path", "New-Object", "ForEach-Object", "ConvertTo-Json", "Get-Item",
      "Get-CimInstance",
      "Get-ItemProperty", "Get-Service",
    ]
    let own: Set<String> = ["Format-Time", "Get-Fault", "Invoke-Tool", "Save-Json", "Save-Item"]
    let writing: [String: [String]] = [
      "New-Item": [" -ItemType Directory -Force -Path $Path)", " -ItemType Directory -Path $dir)"],
      "Set-Content": [" -LiteralPath $target"],
      "Add-Type": [" -AssemblyName System.IO.Compression.FileSystem"],
      "Remove-Item": [" -LiteralPath \"$dir\\secedit.log\"", " -LiteralPath $dir -Recurse"],
    ]
    for token in tokens {
      guard case .word(let word) = token.kind, word.contains("-"), word.first?.isUppercase == true else { continue }
      #expect(reading.contains(word) || own.contains(word) || writing[word] != nil, "\(word) at \(token.location)")
    }
    for (word, forms) in writing {
      for use in script.split(separator: word, omittingEmptySubsequences: false).dropFirst() {
        #expect(forms.contains { use.hasPrefix($0) }, "\(word)\(use.prefix(40))")
      }
    }
    let programs = tokens.compactMap { token -> String? in
      if case .string(let text, _) = token.kind, text.hasSuffix(".exe") { text } else { nil }
    }
    #expect(Set(programs) == ["secedit.exe", "whoami.exe", "gpresult.exe"])
    #expect(script.contains("'/export'") && !script.contains("/configure") && !script.contains("/import"))
  }

  private func tokens(from first: String, to last: String) -> ArraySlice<PowerShellToken> {
    func index(_ text: String) -> Int? { tokens.firstIndex { $0.kind == .string(text, isLiteral: true) } }
    guard let start = index(first), let end = index(last), start < end else { return [] }
    return tokens[start..<end]
  }

  // Words before an equals sign, which in this script are keys of hash tables.
  private func keys(_ slice: ArraySlice<PowerShellToken>) -> [String] {
    zip(slice, slice.dropFirst()).compactMap { first, second in
      if case .word(let word) = first.kind, second.isMark("=") { word } else { nil }
    }
  }

  @Test func `the keys of machine json are those that its reader takes`() {
    let written = keys(tokens(from: "machine.json", to: "providers.json"))
    #expect(written.allSatisfy { MachineFactsKey(rawValue: $0) != nil || $0 == "collectedBy" }, "\(written)")
    let needed = [
      "name", "build", "productType", "role", "domain", "domainSid", "forestSid", "machineSid", "language", "features",
      "collectedAt", "bootedAt", "collectedBy", "fqdn",
    ]
    #expect(Set(needed).isSubset(of: written))
  }

  @Test func `items and outcomes are those that collection json may hold`() {
    let strings = tokens.compactMap { token -> String? in
      if case .string(let text, true) = token.kind { text } else { nil }
    }
    for item in SnapshotItem.allCases { #expect(strings.contains(item.rawValue), "\(item)") }
    for outcome in ["complete", "partial", "denied", "failed", "notAsked"] {
      #expect(strings.contains(outcome) && Completeness.Outcome(rawValue: outcome) != nil)
    }
    #expect(strings.contains("plumbline collect windows"))
    let files = ["secedit.inf", "machine.json", "whoami.csv", "gpresult.xml", "providers.json", "collection.json"]
    #expect(Set(files).isSubset(of: strings))
  }

  @Test func `providers have the properties that decide whom they act for`() {
    let strings = tokens(from: "providers.json", to: "collection.json").map(\.kind)
    for property in [
      "Name", "CLSID", "ImpersonationLevel", "PerUserInitialization", "InitializeAsAdminFirst", "HostingModel",
    ] { #expect(strings.contains(.string(property, isLiteral: true)), "\(property)") }
  }
}
