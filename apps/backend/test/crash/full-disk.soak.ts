/** A disk that fills up under load. */
import { expect, it } from "vitest"

import { fillDisk, makeDisk } from "./full-disk.ts"

it("refuses creates while there is no room, and goes on when there is", { timeout: 600_000 }, async (context) => {
  using disk = makeDisk(100)
  if (disk === undefined) return context.skip("needs the right to mount a disk in memory (root)")
  expect((await fillDisk(disk)).refusals).toBeGreaterThan(0)
})
