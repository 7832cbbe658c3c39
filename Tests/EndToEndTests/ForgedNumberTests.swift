import Foundation
import Testing

/// Numbers in rows of the registry that no event covers, and that are none: a refusal, and no end of the program.
struct ForgedNumberTests {
    @Test("a preparation that was written down behind the ledger's end is refused by whatever opens the registry")
    func preparationBehindTheEnd() throws {
        let scenario = try Scenario.lent()
        try scenario.sqlite(
            """
            INSERT INTO intents (number, owner_pid, owner_started, folder, temporary, begun, ready)
            SELECT 2, 999999, '1', '\(scenario.path("out"))', '[]', 0, CAST(json_object(
              'bundle', json(json_set(json_remove(CAST(bytes AS TEXT), '$.v', '$.seq', '$.at', '$.kind', '$.actor',
                '$.tree'), '$.bundle', 2, '$.stem', 'DSA-2026-001.B2.dispose-by-2026-12-02')),
              'actor', json(json_extract(CAST(bytes AS TEXT), '$.actor')),
              'at', json_extract(CAST(bytes AS TEXT), '$.at'), 'files', json('[]'), 'copies', json('[]'),
              'ledgerSize', 999) AS BLOB)
            FROM events WHERE kind = 'bundle-prepared';
            """)
        for arguments in [["status"], ["verify"], ["bundle", "list"]] {
            #expect(try scenario.run(arguments).status == 12)
        }
    }

    @Test("there is no bundle behind the highest number that there is")
    func highestNumber() throws {
        let scenario = try Scenario.executed()
        try scenario.sqlite(
            """
            INSERT INTO intents (number, owner_pid, owner_started, folder, temporary, begun)
            VALUES (9223372036854775807, 999999, '1', '/nowhere', '[]', 0);
            """)
        #expect(try scenario.run(scenario.prepare()).status == 12)
    }
}
