// swift-tools-version: 6.2
import PackageDescription

// Built by scripts/fuzz.sh, which has every module instrumented: flags given here reach this package's alone.
let package = Package(
    name: "Fuzz",
    dependencies: [.package(name: "datalease", path: "..")],
    targets: [
        .executableTarget(
            name: "fuzz",
            dependencies: [.product(name: "FuzzTargets", package: "datalease")],
            swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)],
            // gold, the usual linker, fails on the runtime of libFuzzer.
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])])
    ]
)
