/** The page that GitHub shows for a step: a file that the step appends Markdown to. */
import * as fs from "node:fs"

import type { Host } from "../Host.ts"

/** A step whose page is larger than this gets none at all. */
const PAGE_MAX_BYTES = 1024 * 1024

/** Appends to the page, where the service has one; says on standard error why it could not. The verdict stands either way. */
export const append = (host: Host, text: string): void => {
  const file = host.env["GITHUB_STEP_SUMMARY"]
  if (file === undefined || file === "") return
  try {
    const before = fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0
    if (before + Buffer.byteLength(text) + 1 > PAGE_MAX_BYTES) {
      host.stderr.write("segue: the step's summary has no room left, and was left as it is\n")
      return
    }
    fs.appendFileSync(file, `${text}\n`)
  } catch (error) {
    host.stderr.write(`segue: the step's summary cannot be written: ${(error as Error).message}\n`)
  }
}
