internal import DataLeaseCommands

await DataLeaseProgram.run()
