internal import Primitives

extension SSHPublicKey {
    /// Reads a key's line.
    static func reading(_ text: String) -> Reading<SSHPublicKey> {
        do { return .value(try SSHPublicKey(text)) } catch { return .problem(error.what, fix: error.hint) }
    }
}

extension AgeRecipient {
    /// Reads an age recipient or the line of an SSH key that can decrypt.
    static func reading(_ text: String) -> Reading<AgeRecipient> {
        do { return .value(try AgeRecipient(text)) } catch { return .problem(error.what, fix: error.hint) }
    }
}
