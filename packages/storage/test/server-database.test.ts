import { server } from "./databases.ts"
import { run } from "./storage-suites.ts"

run(server)
