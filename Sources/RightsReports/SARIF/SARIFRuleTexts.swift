import RightsModel
import RightsText

/// What SARIF says of a rule, in words.
struct SARIFRuleTexts: Sendable {
  /// PascalCase.
  let name: String
  let headline: String
  let description: String
  let helpURL: String
  let help: String
  let helpMarkdown: String

  init(_ rule: RunRule, _ layer: Layer) {
    switch rule {
    case .gap: self.init()
    case .sourcesDisagree: self.init(steps: DisagreementWords.remedy)
    case .outOfScope: self.init(outOfScope: ())
    case .waiver(let problem): self.init(problem)
    case .baseline(let rule): self.init(rule, layer)
    case .assertion(let rule): self.init(rule)
    }
  }

  private init() {
    name = "NotAssessed"
    headline = "Every machine in scope is assessed."
    description = "What could not be read or judged is a gap, never a pass: nothing is known of these rights."
    helpURL = "https://plumbline.example/rules/gap"
    help =
      "\(description) Collect the machine again with an account that may read its security policy, then scan again."
    helpMarkdown = """
      ## \(headline)

      \(description)

      ### Fix

      1. Look at the message: it says what is missing and why.
      2. Export again as an administrator: `secedit /export /areas USER_RIGHTS /cfg NAME.inf`.
      3. Scan again.
      """
  }

  private init(outOfScope: Void) {
    name = "OutOfScope"
    headline = "What is out of scope is said to be so."
    description = "A policy says that nobody has to assess this subject, and why."
    helpURL = "https://plumbline.example/rules/out-of-scope"
    help = "\(description) Edit `outOfScope` of the policy where it should be assessed."
    helpMarkdown = "## \(headline)\n\n\(help)\n"
  }

  private init(_ problem: WaiverProblem) {
    let steps: [String]
    switch problem {
    case .expired:
      name = "WaiverExpired"
      headline = "No waiver is past its end."
      description = "A waiver has ended, and what it covered counts again."
      helpURL = "https://plumbline.example/rules/waiver-expired"
      steps = ["Mend what it covered, or have it approved anew with a new end", "Else remove the waiver"]
    case .approval:
      name = "WaiverApproval"
      headline = "Every waiver was approved before what it covers was seen."
      description =
        "A waiver was approved after the evidence was collected, is not approved yet, or lasts longer than a policy allows."
      helpURL = "https://plumbline.example/rules/waiver-approval"
      steps = ["Find out who allowed it before it was approved", "Collect the machine again and scan again"]
    }
    help = ([description] + steps.map(ResultWords.sentence)).joined(separator: " ")
    let list = steps.enumerated().map { "\($0.offset + 1). \(ResultWords.sentence($0.element))" }
    helpMarkdown = "## \(headline)\n\n\(description)\n\n### Fix\n\n\(list.joined(separator: "\n"))"
  }

  /// Of sources that disagree.
  private init(steps: [String]) {
    name = "SourcesDisagree"
    headline = ResultWords.sentence(DisagreementWords.title)
    description = DisagreementWords.rationale
    helpURL = "https://plumbline.example/rules/sources-disagree"
    help = ([headline, description] + steps.map(ResultWords.sentence)).joined(separator: " ")
    var markdown: [UInt8] = []
    markdown.write("## ")
    markdown.write(markdown: headline)
    markdown.write("\n\n")
    markdown.write(markdown: description)
    Self.write(steps: steps, into: &markdown)
    helpMarkdown = String(decoding: markdown, as: UTF8.self)
  }

  private init(_ rule: Rule, _ layer: Layer) {
    let title = rule.right.displayName
    let expected = ExpectationWords.clause(of: rule)
    name = Self.pascalCase(title)
    headline = SARIFText.cut(Self.sentence(rule, expected), to: 1024)
    let about = "\(rule.right.constant): \(rule.right.sentence)"
    description = SARIFText.cut(rule.rationale.map(ResultWords.sentence) ?? about, to: 1024)
    helpURL = "https://plumbline.example/rules/\(rule.right.constant)"
    let steps = Self.steps(layer, title, expected)
    help = ([headline, about] + steps.map(ResultWords.sentence)).joined(separator: " ")
    var markdown: [UInt8] = []
    markdown.write("## ")
    markdown.write(markdown: headline)
    markdown.write("\n\n")
    markdown.write(markdown: about)
    if let rationale = rule.rationale {
      markdown.write("\n\n")
      markdown.write(markdown: ResultWords.sentence(rationale))
    }
    markdown.write("\n\n### Expected\n\n")
    markdown.write(markdown: expected)
    Self.write(steps: steps, into: &markdown)
    Self.write(references: .baseline(rule), into: &markdown)
    helpMarkdown = String(decoding: markdown, as: UTF8.self)
  }

  private init(_ rule: AssertionRule) {
    name = Self.pascalCase(rule.name)
    headline = SARIFText.cut(ResultWords.sentence(rule.title), to: 1024)
    let why = rule.rationale.map(ResultWords.sentence)
    description = SARIFText.cut(why ?? headline, to: 1024)
    var path: [UInt8] = []
    path.write(uri: rule.name)
    helpURL = "https://plumbline.example/rules/\(String(decoding: path, as: UTF8.self))"
    help = ([headline, why].compactMap(\.self) + rule.remedy.map(ResultWords.sentence)).joined(separator: " ")
    var markdown: [UInt8] = []
    markdown.write("## ")
    markdown.write(markdown: headline)
    if let why {
      markdown.write("\n\n")
      markdown.write(markdown: why)
    }
    if !rule.remedy.isEmpty { Self.write(steps: rule.remedy, into: &markdown) }
    Self.write(references: .assertion(rule), into: &markdown)
    helpMarkdown = String(decoding: markdown, as: UTF8.self)
  }

  private static func write(steps: [String], into markdown: inout [UInt8]) {
    markdown.write("\n\n### Fix\n")
    for (index, step) in steps.enumerated() {
      markdown.write("\n")
      markdown.write(index + 1)
      markdown.write(". ")
      markdown.write(markdown: step)
      markdown.write(".")
    }
  }

  private static func write(references rule: RunRule, into markdown: inout [UInt8]) {
    markdown.write("\n\n### References\n")
    for reference in SARIFTaxonomies.references(rule) {
      markdown.write("\n- ")
      markdown.write(markdown: "\(SARIFTaxonomies.name(reference.framework)): \(reference.ids.joined(separator: ", "))")
    }
  }

  private static func sentence(_ rule: Rule, _ expected: String) -> String {
    switch rule.expectation {
    case .notDefined: "\(rule.right.displayName) (\(rule.right.constant)) is not defined in this GPO."
    case .defined: "\(rule.right.displayName) (\(rule.right.constant)) is defined in this GPO."
    case .exactly, .within, .includes, .excludes, .noOne, .all, .any:
      "\(rule.right.displayName) (\(rule.right.constant)) is held by \(expected)."
    }
  }

  private static func steps(_ layer: Layer, _ title: String, _ expected: String) -> [String] {
    let path = "Computer Configuration, Windows Settings, Security Settings, Local Policies, User Rights Assignment"
    switch layer {
    case .effective:
      return [
        "Find the GPO that wins here with gpresult /h report.html; where none sets the right, it is the local policy",
        "Open \(path) there and set \(title) as expected: \(expected)",
        "Run gpupdate /force on the machine, collect it again and scan again",
      ]
    case .groupPolicy:
      return [
        "Open the GPO in the Group Policy Management Editor",
        "Open \(path) there and set \(title) as expected: \(expected)",
        "Back the GPO up again and scan again",
      ]
    }
  }

  private static func pascalCase(_ text: String) -> String {
    var name = ""
    var startsWord = true
    for byte in text.utf8 {
      let letter = byte | 0x20
      let isLetter = letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "z")
      let isDigit = byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
      guard isLetter || isDigit else {
        startsWord = true
        continue
      }
      let folded = isDigit ? byte : startsWord ? letter & ~0x20 : letter
      name.unicodeScalars.append(Unicode.Scalar(folded))
      startsWord = isDigit
    }
    return name
  }
}
