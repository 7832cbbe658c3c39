import DataLeaseCommands

await DataLeaseProgram.main()
