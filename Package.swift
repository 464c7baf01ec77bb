// swift-tools-version: 6.2
import PackageDescription

/// Settings of every Swift target: what is visible is what is imported, existentials say `any`, warnings fail the build.
let house: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

func library(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: house)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies + ["RightsTestSupport"], swiftSettings: house)
}

// Arrows point down only. Every Swift target may import RightsModel; siblings of a layer do not import each other,
// except RightsPolicies, which may import RightsBaselines.
let layer0: [Target] = [
  .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
  .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
  .target(name: "CEmbeddedLibrary"),
  library("RightsModel", []),
]
let layer1: [Target] = [
  library("RightsText", ["RightsModel"]),
  library("RightsYAML", ["RightsModel", "CLibYAML"]),
  library("RightsXML", ["RightsModel", "CLibXML2"]),
  library("RightsIdentity", ["RightsModel", crypto]),
]
let layer2: [Target] = [
  library(
    "RightsBaselines",
    ["RightsModel", "RightsText", "RightsYAML", "RightsXML", "RightsIdentity", "CEmbeddedLibrary", crypto]),
  library("RightsPolicies", ["RightsModel", "RightsText", "RightsYAML", "RightsIdentity", "RightsBaselines", crypto]),
  library("RightsSnapshots", ["RightsModel", "RightsText", "RightsYAML", "RightsXML", "RightsIdentity"]),
  library("RightsGroupPolicy", ["RightsModel"]),
  library("RightsEvaluation", ["RightsModel", "RightsIdentity"]),
  library("RightsReports", ["RightsModel", "RightsText", "RightsIdentity", crypto]),
  library("RightsHistory", ["RightsModel", crypto]),
]
let layer3: [Target] = [
  library(
    "RightsEngine",
    [
      "RightsModel", "RightsText", "RightsYAML", "RightsIdentity", "RightsBaselines", "RightsPolicies",
      "RightsSnapshots", "RightsGroupPolicy", "RightsEvaluation", "RightsReports", "RightsHistory", crypto,
    ])
]
let layer4: [Target] = [
  .executableTarget(
    name: "plumbline",
    dependencies: [
      "RightsModel", "RightsText", "RightsYAML", "RightsIdentity", "RightsBaselines", "RightsPolicies",
      "RightsSnapshots", "RightsReports", "RightsEngine", argumentParser,
    ], swiftSettings: house)
]

let testTargets: [Target] = [
  .target(
    name: "RightsTestSupport", dependencies: ["RightsModel", "RightsText", "RightsIdentity"],
    path: "Tests/RightsTestSupport", swiftSettings: house),
  tests("RightsModelTests", ["RightsModel"]),
  tests("RightsTextTests", ["RightsText", "RightsModel"]),
  tests("RightsYAMLTests", ["RightsYAML", "RightsModel"]),
  tests("RightsXMLTests", ["RightsXML", "RightsModel"]),
  tests("RightsIdentityTests", ["RightsIdentity", "RightsModel"]),
  tests("RightsBaselinesTests", ["RightsBaselines", "RightsYAML", "RightsModel"]),
  tests("RightsPoliciesTests", ["RightsPolicies", "RightsBaselines", "RightsYAML", "RightsText", "RightsModel"]),
  tests("RightsSnapshotsTests", ["RightsSnapshots", "RightsText", "RightsModel"]),
  tests("RightsGroupPolicyTests", ["RightsGroupPolicy", "RightsModel"]),
  tests("RightsEvaluationTests", ["RightsEvaluation", "RightsIdentity", "RightsModel"]),
  tests("RightsReportsTests", ["RightsReports", "RightsText", "RightsModel"]),
  tests("RightsHistoryTests", ["RightsHistory", "RightsModel"]),
  tests(
    "RightsEngineTests",
    [
      "RightsEngine", "RightsSnapshots", "RightsBaselines", "RightsPolicies", "RightsReports", "RightsText",
      "RightsModel",
    ]),
  tests("EndToEndTests", ["plumbline"]),
]

let package = Package(
  name: "plumbline",
  products: [.executable(name: "plumbline", targets: ["plumbline"])],
  dependencies: [
    // Package.resolved is not tracked, so every version is exact.
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
  ],
  targets: layer0 + layer1 + layer2 + layer3 + layer4 + testTargets,
  swiftLanguageModes: [.v6]
)
