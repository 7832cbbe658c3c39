// swift-tools-version: 6.2
import PackageDescription

/// Every module of ours is compiled with these. Warnings are errors; an existential, a leaking import or a member
/// borrowed from a module that a file does not import is an error too.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

func module(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(of name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
    .testTarget(
        name: name + "Tests", dependencies: [.target(name: name), "TestSupport"] + dependencies, exclude: exclude,
        swiftSettings: strict)
}

let package = Package(
    name: "datalease",
    products: [
        .executable(name: "datalease", targets: ["datalease"]),
        .library(name: "DataLeaseKit", targets: ["DataLeaseKit"]),
        // For `make detection-report`; it is no part of a release.
        .executable(name: "detection-probe", targets: ["DetectionProbe"]),
        // For `make bench`, no part of a release either.
        .executable(name: "bench-probe", targets: ["BenchProbe"]),
        .executable(name: "text-probe", targets: ["TextProbe"]),
        // For the package Fuzz, which runs them under libFuzzer; no other program has a use for it.
        .library(name: "FuzzTargets", targets: ["FuzzTargets"]),
    ],
    // Exact, because Package.resolved stays out of git: what was tested is what is built.
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2", traits: []),
        // Imported nowhere here: what Subprocess needs, pinned like the rest.
        .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
    ],
    targets: [
        .systemLibrary(name: "CLibxml2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CIsal", pkgConfig: "libisal", providers: [.apt(["libisal-dev"])]),
        // A header of our own, no library: vector instructions.
        .systemLibrary(name: "CVectors"),
        .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),

        module("Primitives", ["COpenSSL"]),
        module("Records", ["Primitives", "CLibxml2", "CZlib", "CVectors"]),
        module("Pseudonyms", ["Records", "Primitives", "COpenSSL"]),
        module("Detection", ["Records", "Primitives", "CVectors"]),
        module("Bundles", ["Primitives", "COpenSSL", "CIsal", "CZlib"]),
        module("Agreements", ["Pseudonyms", "Records", "Primitives", .product(name: "Yams", package: "Yams")]),
        module(
            "Registry",
            [
                "Primitives", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]),
        module("Disposal", ["Registry", "Primitives"]),
        module(
            "DataLeaseKit",
            [
                "Primitives", "Records", "Pseudonyms", "Detection", "Bundles", "Agreements", "Registry", "Disposal",
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]),
        module(
            "DataLeaseCommands",
            [
                "DataLeaseKit", "Primitives", "Pseudonyms", "Agreements", "Bundles", "Disposal",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .executableTarget(name: "datalease", dependencies: ["DataLeaseCommands"], swiftSettings: strict),
        .executableTarget(
            name: "DetectionProbe", dependencies: ["Detection"], path: "Benchmarks/detection/Probe",
            swiftSettings: strict),

        .executableTarget(
            name: "BenchProbe", dependencies: ["Pseudonyms", "Records"], path: "Benchmarks/probe", swiftSettings: strict
        ),
        .executableTarget(
            name: "TextProbe", dependencies: ["Detection"], path: "Benchmarks/texts", swiftSettings: strict),

        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
        // What libFuzzer runs, in a module of its own so that the tests can run it too.
        .target(
            name: "FuzzTargets", dependencies: ["Records", "Bundles"], path: "Fuzz/Targets", swiftSettings: strict),
        tests(of: "Primitives"),
        tests(of: "Records", ["Primitives", "CVectors", "FuzzTargets"]),
        tests(of: "Pseudonyms", ["Records", "Primitives"]),
        tests(of: "Detection", ["Records"]),
        tests(of: "Bundles", ["Primitives"]),
        tests(of: "Agreements", ["Pseudonyms", "Records", "Primitives"]),
        tests(of: "Registry", ["Primitives"]),
        tests(of: "Disposal", ["Registry", "Agreements", "Primitives"], exclude: ["Peers"]),
        tests(of: "DataLeaseKit", ["Primitives", "Registry"], exclude: ["Fidelity/Python"]),
        .testTarget(name: "ArchitectureTests", dependencies: ["TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "EndToEndTests", dependencies: ["datalease", "TestSupport"], exclude: ["Python"],
            swiftSettings: strict),
    ]
)
