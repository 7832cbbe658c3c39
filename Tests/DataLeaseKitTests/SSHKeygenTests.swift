import Primitives
import Testing

@testable import DataLeaseKit

/// What `ssh-keygen` is given and says.
struct SSHKeygenTests {
    @Test("a signature that is none does not hold, however long what it is said to sign: it is never read")
    func garbage() async throws {
        let key = try SSHPublicKey(
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJCZb9WbRwOZC9/kKJvmPrFtFqEVCkcyAAyJBi3ExLps")
        // More than a pipe holds: ssh-keygen ends before it has read a byte.
        let message = [UInt8](repeating: 0x61, count: 4 << 20)
        for signature in ["", "no signature", "-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----\n"] {
            let holds = try await SSHKeygen.verifies(
                message, signature: Array(signature.utf8), by: key, namespace: "test@example.com",
                at: Instant(seconds: 1_800_000_000))
            #expect(!holds)
        }
    }
}
