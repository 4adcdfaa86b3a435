/** `pnpm --filter @segue/sandbox drift <file>`: where a vendor document differs from core. Exits with 1 for news. */
import * as path from "node:path"

import { drift } from "./drift.ts"
import * as VendorSpec from "./VendorSpec.ts"

const [file] = process.argv.slice(2)
if (file === undefined) {
  console.error("usage: pnpm --filter @segue/sandbox drift <OpenAPI file of the vendor>")
  process.exit(2)
}
// pnpm runs scripts in the package; the path counts from where the user stands.
const place = path.resolve(process.env["INIT_CWD"] ?? process.cwd(), file)
const read = (): ReturnType<typeof VendorSpec.read> => {
  try {
    return VendorSpec.read(place)
  } catch (error) {
    console.error(`${place} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
    process.exit(2)
  }
}
const document = read()
const differences = drift(document)
const news = differences.filter((one) => one.known === undefined)
for (const { at, known, what } of differences) {
  console.log(`${known === undefined ? "NEW  " : "known"}  ${at}: ${what}${known === undefined ? "" : ` (${known})`}`)
}
console.log(
  `${news.length} new, ${differences.length - news.length} known, against ${document.info.title} ${document.info.version}`
)
process.exitCode = news.length === 0 ? 0 : 1
