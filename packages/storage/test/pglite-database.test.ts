import { pglite } from "./databases.ts"
import { run } from "./storage-suites.ts"

run(pglite)
