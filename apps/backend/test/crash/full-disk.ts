/** A gateway whose own database lives on a small disk that fills up, and has room again. */
import { spawnSync } from "node:child_process"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"

import { makeLife } from "./run.ts"
import { until } from "./Scenario.ts"

/** A small disk in memory; none where we may not make one. */
export const makeDisk = (megabytes: number) => {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), "segue-disk-"))
  const made = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=755`, "tmpfs", directory])
  if (made.status !== 0) {
    fs.rmdirSync(directory)
    return undefined
  }
  const ballast = path.join(directory, "ballast")
  return {
    directory,
    /** Takes all the room that is left. */
    fill: () => {
      const file = fs.openSync(ballast, "a")
      try {
        for (const size of [65_536, 4_096, 1]) {
          try {
            for (;;) fs.writeSync(file, Buffer.alloc(size, "x"))
          } catch {
            // full, for pieces of this size
          }
        }
      } finally {
        fs.closeSync(file)
      }
    },
    empty: () => fs.rmSync(ballast, { force: true }),
    [Symbol.dispose]: () => {
      spawnSync("umount", ["-l", directory])
      fs.rmdirSync(directory)
    }
  }
}

type Disk = NonNullable<ReturnType<typeof makeDisk>>

/** Creates go on while the disk fills up; what was answered is there afterwards, and work goes on by itself. */
export const fillDisk = async (disk: Disk): Promise<{ readonly refusals: number }> => {
  await using life = await makeLife("embedded", {}, disk.directory)
  await life.raise()
  life.ask("before")
  await until("some are told", () => life.told().length > 1)
  for (let round = 0; life.world.refusals.count < 5; round++) {
    disk.fill()
    life.ask(`full-${round}`)
    const refused = life.world.refusals.count
    const endMs = Date.now() + 3_000
    await until("something happens", () => life.world.refusals.count > refused || Date.now() > endMs)
  }
  const refusals = life.world.refusals.count
  disk.empty()
  life.ask("after")
  await life.conclude()
  return { refusals }
}
