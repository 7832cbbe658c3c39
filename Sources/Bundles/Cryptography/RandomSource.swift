/// Where an encryption takes its random bytes from.
public protocol RandomSource {
    /// `count` bytes that nobody can predict. Throws a `.library` error where there are none to be had.
    mutating func bytes(_ count: Int) throws(BundleError) -> [UInt8]
}
