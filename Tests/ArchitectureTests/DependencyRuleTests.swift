import Foundation
import TestSupport
import Testing

/// The arrows of ARCHITECTURE.md, held against the imports of every source file.
struct DependencyRuleTests {
    /// What each module may import of ours and of packages.
    static let allowed: [String: Set<String>] = [
        "Primitives": ["COpenSSL"],
        "Records": ["Primitives", "CLibxml2", "CZlib", "CVectors"],
        "Pseudonyms": ["Primitives", "Records", "COpenSSL"],
        "Detection": ["Primitives", "Records", "CVectors"],
        "Bundles": ["Primitives", "COpenSSL", "CIsal", "CZlib"],
        "Agreements": ["Primitives", "Records", "Pseudonyms", "Yams"],
        "Registry": ["Primitives", "GRDB", "GRDBSQLite"],
        "Disposal": ["Primitives", "Registry"],
        "DataLeaseKit": [
            "Primitives", "Records", "Pseudonyms", "Detection", "Bundles", "Agreements", "Registry", "Disposal",
            "Subprocess", "SystemPackage",
            // Of the toolchain, as those below; but threads are begun in one module alone.
            "Dispatch",
        ],
        "DataLeaseCommands": [
            "DataLeaseKit", "Primitives", "Pseudonyms", "Agreements", "Bundles", "Disposal", "ArgumentParser",
        ],
        "datalease": ["DataLeaseCommands"],
    ]
    static let systemModules: Set<String> = ["Glibc", "Foundation", "FoundationEssentials", "Synchronization"]
    static let withoutFoundation: Set<String> = ["Primitives", "Records", "Pseudonyms", "Detection", "Bundles"]

    struct Import: Hashable {
        let file: String
        let module: String
    }

    static func imports(of module: String) throws -> [Import] {
        let folder = Checkout.root.appendingPathComponent("Sources/\(module)")
        let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        return try files.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }.flatMap { file in
            try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line -> Import? in
                let words = line.split(separator: " ")
                guard let index = words.firstIndex(of: "import"), index <= 2, words.count > index + 1,
                    !line.hasPrefix(" "), !line.hasPrefix("/")
                else { return nil }
                // `import struct Module.Name` names the module before the point.
                let name = words.last.map { $0.split(separator: ".")[0] } ?? ""
                return Import(file: file.lastPathComponent, module: String(name))
            }
        }
    }

    @Test("every module imports only what its place in the house allows", arguments: allowed.keys.sorted())
    func importsFollowTheArrows(module: String) throws {
        let allowed = try #require(Self.allowed[module])
        let found = try Self.imports(of: module)
        for imported in found where !Self.systemModules.contains(imported.module) {
            #expect(allowed.contains(imported.module), "\(module)/\(imported.file) imports \(imported.module)")
        }
    }

    @Test("modules that know no files and no clock import no Foundation", arguments: withoutFoundation.sorted())
    func noFoundation(module: String) throws {
        for imported in try Self.imports(of: module) {
            #expect(!imported.module.hasPrefix("Foundation"), "\(module)/\(imported.file) imports Foundation")
        }
    }

    @Test("one module imports GRDB, one Yams, one ArgumentParser, one Subprocess")
    func oneModuleAPackage() throws {
        for package in ["GRDB", "Yams", "ArgumentParser", "Subprocess"] {
            let users = try Self.allowed.keys.filter { module in
                try Self.imports(of: module).contains { $0.module == package }
            }
            #expect(users.count == 1, "\(package) is imported by \(users.sorted())")
        }
    }

    @Test("every module in Sources has its place in the house")
    func noUnknownModules() throws {
        let folders = try FileManager.default.contentsOfDirectory(
            atPath: Checkout.root.appendingPathComponent("Sources").path)
        let systemLibraries: Set<String> = ["CLibxml2", "CZlib", "CIsal", "COpenSSL", "CVectors"]
        #expect(Set(folders).subtracting(systemLibraries) == Set(Self.allowed.keys))
    }

    @Test("the hot modules start no tasks", arguments: ["Records", "Pseudonyms", "Detection", "Bundles", "Registry"])
    func noConcurrencyBelowTheKit(module: String) throws {
        let folder = Checkout.root.appendingPathComponent("Sources/\(module)")
        let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        for case let file as URL in files where file.pathExtension == "swift" {
            let source = try String(contentsOf: file, encoding: .utf8)
            for word in ["Task {", "Task.detached", "TaskGroup", "DispatchQueue", "Thread("] {
                #expect(!source.contains(word), "\(module)/\(file.lastPathComponent) uses \(word)")
            }
        }
    }
}
