internal import Foundation
internal import GRDB

extension Row {
    /// The value of the column at `index`. A file that somebody changed may hold anything: where GRDB's subscript would
    /// end the program, this refuses.
    func value<Value: DatabaseValueConvertible & StatementColumnConvertible>(_ index: Int) throws(RegistryError)
        -> Value
    {
        do {
            return try decode(Value.self, atIndex: index)
        } catch {
            throw RegistryError(
                .ledger, "registry: a row is not of its form", hint: "run `datalease ledger verify`")
        }
    }

    /// The blob in the column at `index`.
    func bytes(_ index: Int) throws(RegistryError) -> [UInt8] {
        let data: Data = try value(index)
        return [UInt8](data)
    }
}
