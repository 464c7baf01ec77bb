import RightsModel
import Testing

@Suite struct WMIProviderNameTests {
  @Test(
    arguments: [
      ("root/cimv2", "P"), (nil, "P"), (nil, "root/cimv2:P"), (nil, ":P"), ("root/cimv2", "a:b"), ("root/cimv2", " "),
    ] as [(String?, String)])
  func `what a report shows is the same provider in a document`(_ namespace: String?, _ name: String) {
    let provider = WMIProviderName(namespace: namespace, name: name)
    #expect(WMIProviderName(provider.description) == provider)
  }

  @Test func `names and namespaces compare without case, and no two providers are one`() {
    #expect(WMIProviderName("ROOT\\CIMV2:p") == WMIProviderName("root/cimv2:P"))
    let names = ["P", "root/cimv2:P", "root:P", "root/cimv2:Q", "root/cimv2/x:P", "a:b:c", ":a:b:c"]
    #expect(Set(names.compactMap { WMIProviderName($0) }).count == names.count)
    #expect(WMIProviderName("") == nil && WMIProviderName("root:") == nil && WMIProviderName(":") == nil)
  }

  @Test func `their order does not hang on case`() {
    let sorted = [WMIProviderName(name: "z"), WMIProviderName("root:B"), WMIProviderName("ROOT:c")].compactMap(\.self)
    #expect(sorted.reversed().sorted() == sorted)
  }
}
