internal import COpenSSL

/// Random bytes from the system.
public enum SystemRandom {
    /// `count` bytes from libcrypto's generator for secrets, fit for keys; `nil` where the system gives none, in which
    /// case nothing that needs a key may go on.
    public static func bytes(_ count: Int) -> [UInt8]? {
        guard let size = Int32(exactly: count), size >= 0 else { return nil }
        var bytes = [UInt8](repeating: 0, count: count)
        return size == 0 || RAND_priv_bytes(&bytes, size) == 1 ? bytes : nil
    }
}
