/**
 * A gateway that freezes in the middle of something, for longer than any of its leases lasts, while another goes on with
 * what it had. When it wakes up it believes that it still has it.
 */
import * as fs from "node:fs"

import type { Point } from "../../src/CrashPoint.ts"
import { makeLife } from "./run.ts"
import { type Gateway, pause, until } from "./Scenario.ts"

type Life = Awaited<ReturnType<typeof makeLife>>

/** Longer than leases last, than a lead lasts, and than something is left before it is given up. */
const FROZEN_MS = 45_000

/** Starts one that freezes itself, sooner or later; it may do so before it listens. */
const raiseDoomed = (life: Life, point: Point, nth: number, isServing: boolean) => {
  const doomed = life.world.launchDoomed(point, nth, "SIGSTOP")
  const { process: child } = doomed
  const isFrozen = () => fs.readFileSync(`/proc/${child.pid}/stat`, "utf8").includes(") T ")
  let gateway: Gateway | undefined
  doomed.listening.then(
    (listening) => {
      gateway = listening
      if (isServing) life.serving.add(listening)
    },
    () => undefined // whoever wakes it up is told
  )
  return {
    isFrozen,
    isUp: () => gateway !== undefined || isFrozen(),
    leaveAlone: () => gateway !== undefined && life.serving.delete(gateway),
    wake: async () => {
      child.kill("SIGCONT")
      life.serving.add(await doomed.listening)
    },
    kill: async () => {
      if (gateway !== undefined) life.serving.delete(gateway)
      child.kill("SIGKILL")
      await doomed.exited
    }
  }
}

/** Freezes at one point after the other. */
export const freezeAt = async (points: ReadonlyArray<readonly [Point, number]>) => {
  await using life = await makeLife("jumping")
  for (const [point, nth] of points) {
    const isRecovering = point.startsWith("recover.")
    if (isRecovering) await leaveOne(life, point)
    // Nobody has a lead any more that this one would have to wait for; what is to be recovered comes later.
    if (!isRecovering) await life.world.jump(FROZEN_MS)
    // Whoever called goes on by themselves: only without callers there is something to recover.
    const frozen = raiseDoomed(life, point, nth, !isRecovering)
    await until(`${point} is to come`, frozen.isUp)
    const other = await (isRecovering ? undefined : life.raise())
    if (!isRecovering) life.ask(point)
    await until(`frozen at ${point}`, async () => {
      await pause(300)
      if (isRecovering) await life.world.jump(1_000)
      else life.keepBusy(point)
      return frozen.isFrozen()
    })
    frozen.leaveAlone()
    const successor = other ?? (await life.raise())
    life.ask(`${point}-meanwhile`)
    await life.world.jump(FROZEN_MS)
    await until(`the other goes on after ${point}`, async () => {
      await pause(300)
      await life.world.jump(1_000)
      return life.told().some((ref_id) => ref_id.startsWith(`${point}-meanwhile`))
    })
    await frozen.wake()
    await life.conclude(async () => {
      await pause(100)
      await life.world.jump(2_000)
    })
    await frozen.kill()
    await successor.kill()
  }
}

/** A create whose process died in the middle. */
const leaveOne = async (life: Life, point: Point) => {
  const dying = life.world.launchDoomed("create.started", 1)
  const gateway = await dying.listening
  life.serving.add(gateway)
  life.ask(`${point}-left`)
  await dying.exited
  life.serving.delete(gateway)
}
