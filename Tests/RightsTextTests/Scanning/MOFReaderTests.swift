import RightsModel
import RightsText
import Testing

@Suite struct MOFReaderTests {
  private func read(_ text: String) -> (instances: [MOFInstance], faults: [String]) {
    let (instances, diagnostics) = MOFReader.instances(of: Array(text.utf8), uri: "a.mof")
    return (instances, diagnostics.map { "\($0.location.map { "\($0)" } ?? ""): \($0.message)" })
  }

  private static let provider = """
    #pragma namespace("\\\\\\\\.\\\\root\\\\cimv2")
    // A provider.
    Instance of __Win32Provider as $P {
      Name = "A" /* one */ "B";
      ClsId = "{FD4F53E0-65DC-11d1-AB64-00C04FD9159E}";
      ImpersonationLevel = 0x1; PerUserInitialization = TRUE; HostingModel = NULL;
    };
    class Ignored : Base { [key, read] uint32 Number; };
    instance of __InstanceProviderRegistration { Provider = $P; Levels = {"WQL:UnarySelect", "x\\"y\\n"};
      Inner = instance of Thing { Value = -3; }; Word = Something; };
    """

  @Test func `characters and binary numbers are values`() throws {
    let (instances, faults) = read(
      "instance of A { C = 'x'; E = '\\x41'; Q = '\\''; B = 101b; H = 0x1b; N = -1; }; // it's\ninstance of B { D = \"it's\"; };"
    )
    #expect(faults == [] && instances.count == 2)
    let values = try #require(instances.first)
    guard case .string("x", _)? = values.value(of: "C"), case .string("A", _)? = values.value(of: "E"),
      case .string("'", _)? = values.value(of: "Q")
    else {
      Issue.record("\(values)")
      return
    }
    #expect(values.value(of: "B") == .number("5") && values.value(of: "H") == .number("0x1b"))
  }

  @Test func `an instance that is deleted later is none`() {
    let two = "instance of __Win32Provider { Name = \"A\"; };\ninstance of __Win32Provider { Name = \"B\"; };\n"
    let gone = "#pragma deleteinstance(\"__win32provider.name=\\\"a\\\"\", NOFAIL)\n"
    #expect(read(two + gone).instances.count == 1)
    #expect(read(gone + two).instances.count == 2)
    #expect(read(two + "#pragma namespace(\"\\\\\\\\.\\\\root\")\n" + gone).instances.count == 2)
  }

  @Test func `instances are read with every kind of value`() throws {
    let (instances, faults) = read(Self.provider)
    #expect(faults == [])
    try #require(instances.count == 2)
    let provider = instances[0]
    #expect(provider.className == "__Win32Provider")
    #expect(provider.alias == "P")
    #expect(provider.namespace == #"\\.\root\cimv2"#)
    #expect(provider.location.line == 3)
    guard case .string(let name, let place) = provider.value(of: "NAME") else {
      Issue.record("Name is no text")
      return
    }
    #expect(name == "AB")
    #expect(place.line == 4)
    #expect(provider.value(of: "clsid") != nil)
    #expect(provider.value(of: "ImpersonationLevel") == .number("0x1"))
    #expect(provider.value(of: "PerUserInitialization") == .boolean(true))
    #expect(provider.value(of: "HostingModel") == .null)
    let registration = instances[1]
    #expect(registration.value(of: "Provider") == .alias("P"))
    #expect(registration.value(of: "Word") == .word("Something"))
    guard case .array(let levels) = registration.value(of: "Levels"), case .string(let second, _)? = levels.last else {
      Issue.record("Levels is no list of texts")
      return
    }
    #expect(second == "x\"y\n")
    guard case .instance(let inner) = registration.value(of: "Inner") else {
      Issue.record("Inner is no instance")
      return
    }
    #expect(inner.value(of: "Value") == .number("-3"))
  }

  @Test func `what is broken is reported with its place, and the next instance is read`() {
    let (instances, faults) = read("instance of A { Name ; };\ninstance of B { Name = \"b\"; };")
    #expect(instances.map(\.className) == ["B"])
    #expect(faults == ["a.mof:1:17: an instance of A holds what is no property"])
  }

  @Test(arguments: [
    ("instance of A { Name = \"a", "an instance of A"), ("instance of A { ", "has no end"),
    ("instance of ;", "no class"),
    ("instance of A as $x ;", "no `{`"), ("/* never", "a comment has no end"), ("\"never", "a string has no end"),
  ])
  func `what has no end is reported`(_ text: String, _ part: String) {
    let (instances, faults) = read(text)
    #expect(instances == [])
    #expect(faults.contains { $0.contains(part) || $0.contains("has no value") }, "\(faults)")
  }

  @Test func `instances inside each other end at a limit`() {
    let text = String(repeating: "instance of A { B = ", count: 5000)
    #expect(read(text).instances == [])
    let lists = "instance of A { B = " + String(repeating: "{", count: 100_000)
    #expect(read(lists).instances == [])
  }

  @Test func `a file that is cut anywhere is read without a trap`() {
    let bytes = Array(Self.provider.utf8)
    for length in 0...bytes.count {
      let (instances, _) = MOFReader.instances(of: Array(bytes[..<length]), uri: "a.mof")
      #expect(instances.count <= 2)
    }
  }

  @Test func `every kind of line end is one line`() {
    let (instances, _) = read("\r\n\r\rinstance of A { };\n\ninstance of B { };")
    #expect(instances.map(\.location.line) == [4, 6])
  }
}
