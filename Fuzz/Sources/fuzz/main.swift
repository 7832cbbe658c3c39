import FuzzTargets
import Glibc

/// libFuzzer's own main function, as its header FuzzerInterface.h declares it for programs that bring one.
@_silgen_name("LLVMFuzzerRunDriver")
func runFuzzer(
    _ argumentCount: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ check: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

// The target comes from the environment, not from an argument: libFuzzer starts this program again with arguments of
// its own when it minimises a crash or merges a corpus.
let name = getenv("FUZZ_TARGET").map { String(cString: $0) } ?? ""
guard let target = FuzzTarget(rawValue: name) else {
    print("set FUZZ_TARGET to one of:", FuzzTarget.allCases.map(\.rawValue).joined(separator: " "))
    exit(64)
}
let check = target

var argumentCount = CommandLine.argc
var arguments = CommandLine.unsafeArgv
exit(
    runFuzzer(&argumentCount, &arguments) { pointer, count in
        // libFuzzer owns `count` bytes at `pointer` during this call alone, and they are copied before it returns.
        let input = Array(UnsafeBufferPointer(start: pointer, count: count))
        do throws(FuzzFinding) {
            try check.check(input)
        } catch {
            fatalError(error.description)
        }
        return 0
    })
