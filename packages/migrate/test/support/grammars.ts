/** Loads every grammar before the tests of a file: the host's part of the work. */
import * as fs from "node:fs/promises"
import { createRequire } from "node:module"

import { Grammars } from "@segue/migrate"

const require = createRequire(import.meta.url)

await Grammars.load(Grammars.names, (file) => fs.readFile(require.resolve(file)))
